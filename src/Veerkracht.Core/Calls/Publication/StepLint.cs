using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Reference;

namespace Veerkracht.Core.Calls.Publication;

/// <summary>Instalments that make no whole, payments without an account, steps that nobody reaches, who is in no register.</summary>
internal static class StepLint
{
    public static IEnumerable<Fault> Of(CallDefinition call, YamlNode root, PublicationSight sight)
    {
        var written = (root.Value("steps") as YamlList)?.Items.OfType<YamlMap>().ToList() ?? [];
        Place PlaceOf(Step step) =>
            written
                .FirstOrDefault(w => w.Word("id") is { } id && (id == step.Id || step.Id.StartsWith(id + "_", StringComparison.Ordinal)))
                ?.Place
            ?? root.Place;
        return Instalments(call, PlaceOf)
            .Concat(
                call.Steps.Where(s => s.Instalment is not null && !s.Form.Fields.Any(HoldsAccount)).Select(s => NoAccount(s, PlaceOf(s)))
            )
            .Concat(Unreached(call, PlaceOf))
            .Concat(Strangers(call, root, sight))
            .Concat(NoCases(call, root));
    }

    private static IEnumerable<Fault> Instalments(CallDefinition call, Func<Step, Place> placeOf)
    {
        var claims = call.Steps.Where(s => s.Instalment is not null).ToList();
        var rest = claims.FindIndex(s => s.Instalment!.Remainder);
        if (rest >= 0 && claims.Skip(rest + 1).FirstOrDefault() is { } behind)
            yield return new Fault(
                placeOf(behind),
                $"the instalment of '{behind.Id}' comes after '{claims[rest].Id}', which pays all that is left",
                $"de schijf van '{behind.Id}' komt na '{claims[rest].Id}', die alles betaalt wat overblijft"
            );
        var together = claims.Aggregate(Rational.Zero, (sum, s) => sum + (s.Instalment!.Share ?? Rational.Zero));
        var percent = together * 100;
        if (together > Rational.One || (claims.Count > 0 && rest < 0 && together < Rational.One))
            yield return new Fault(
                placeOf(claims[^1]),
                $"the instalments are {percent}% of the grant together"
                    + (
                        together > Rational.One
                            ? ", more than all of it"
                            : ", and nothing pays the rest: a last one can be { remainder: true }"
                    ),
                $"de schijven zijn samen {percent} % van de subsidie"
                    + (
                        together > Rational.One
                            ? ", meer dan alles"
                            : ", en niets betaalt de rest: een laatste kan { remainder: true } zijn"
                    )
            );
    }

    private static Fault NoAccount(Step step, Place place) =>
        new(
            place,
            $"'{step.Id}' pays an instalment and asks no account: add a field of type payment or iban",
            $"'{step.Id}' betaalt een schijf en vraagt geen rekening: voeg een veld van het type payment of iban toe"
        );

    private static bool HoldsAccount(Field field) =>
        field.Kind.HoldsAccount || (field.Kind.Nesting == Nesting.Fields && field.Fields.Any(HoldsAccount));

    private static IEnumerable<Fault> Unreached(CallDefinition call, Func<Step, Place> placeOf)
    {
        foreach (var step in call.Steps)
        {
            if (call.Assessment?.Jury is null && step.Opens.Any(o => o.StartsWith("selected:", StringComparison.Ordinal)))
                yield return new Fault(
                    placeOf(step),
                    $"'{step.Id}' waits for a choice of a jury, and the call has none: give 'assessment' a 'jury', or wait for 'approved'",
                    $"'{step.Id}' wacht op een keuze van een jury, en de oproep heeft er geen: geef 'assessment' een 'jury', of wacht op "
                        + "'approved'"
                );
            if (step != call.Steps[0] && step is { Kind: StepKind.Application, Opens.Count: 0 })
                yield return new Fault(
                    placeOf(step),
                    $"'{step.Id}' is a second application and has no 'opens': it is open at once, beside the first",
                    $"'{step.Id}' is een tweede aanvraag zonder 'opens': ze staat meteen open, naast de eerste"
                );
        }
    }

    /// <summary>NIS codes of a closed list that no municipality has; enterprise numbers may be of who is entered by hand.</summary>
    private static IEnumerable<Fault> Strangers(CallDefinition call, YamlNode root, PublicationSight sight)
    {
        if (sight.Shares is not { } shares)
            yield break;
        var day = call.Steps[0].Windows.Select(w => w.Opens).Where(o => o is not null).Min()?.Date
            ?? sight.Now?.Date
            ?? ReferenceData.KnownFrom;
        var lists = (root.Value("applicants") as YamlList)?.Items.Select(a => a.Value("only")).OfType<YamlList>() ?? [];
        foreach (var nis in lists.SelectMany(l => l.Items).OfType<YamlScalar>().Where(w => w.Text.Length == 5 && IsUnknown(w)))
            yield return new Fault(
                nis.Place,
                $"no government has the NIS code '{nis.Text}' on {day:uuuu-MM-dd}: it lets nobody in",
                $"op {day:uuuu-MM-dd} heeft geen bestuur de NIS-code '{nis.Text}': hij laat niemand toe"
            );

        bool IsUnknown(YamlScalar nis) => shares.Data.Find(nis.Text, day) is null;
    }

    private static IEnumerable<Fault> NoCases(CallDefinition call, YamlNode root)
    {
        if (call.Examples.Count == 0)
            yield return new Fault(
                (root.Value("funding") ?? root).Place,
                "the call has no 'examples': nothing shows that its amounts come out; add a case computed by hand",
                "de oproep heeft geen 'examples': niets toont dat de bedragen kloppen; voeg een geval toe dat met de hand berekend is"
            );
    }
}
