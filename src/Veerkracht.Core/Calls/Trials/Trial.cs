using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Reference;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Trials;

/// <summary>
/// The circumstances of an evaluation outside a dossier: an organisation of the reference data on a day, whole pots and rights, and
/// values put in their place ("population=10000", "tier2=100000"). Used by try and by the examples of a definition.
/// </summary>
public sealed record Trial(EvaluationContext Context, Verdict Eligible)
{
    /// <summary>Sets every population_* key.</summary>
    private const string Population = "population";

    /// <summary>Sets the grant as awarded, for claims.</summary>
    private const string Awarded = "awarded";

    /// <summary>Sets what the other dossiers of the applicant have, all calls that count together.</summary>
    private const string Others = "others";

    /// <summary>As an organisation of the reference data, by its NIS code or enterprise number.</summary>
    public static Trial? For(
        CallDefinition call,
        string nisOrKbo,
        LocalDateTime now,
        IReadOnlyDictionary<string, string> with,
        IReadOnlyDictionary<string, JsonObject> earlier,
        RightShares spread,
        out LocalText? why
    ) => For(call, nisOrKbo, null, now, with, earlier, spread, out why);

    /// <summary>As an organisation by its NIS code or enterprise number in the reference data.</summary>
    /// <param name="unlisted">The class of who is not in the reference data and has an enterprise number; null for everybody else.</param>
    /// <param name="spread">The reference data, with the rights spread over them; kept by the caller for the next one.</param>
    /// <param name="why">One plain line where there is no such organisation or a value cannot be put in place.</param>
    public static Trial? For(
        CallDefinition call,
        string nisOrKbo,
        string? unlisted,
        LocalDateTime now,
        IReadOnlyDictionary<string, string> with,
        IReadOnlyDictionary<string, JsonObject> earlier,
        RightShares spread,
        out LocalText? why
    )
    {
        if (spread.Data.Find(nisOrKbo, now.Date) is { } organisation)
            return For(call, organisation, now, with, earlier, spread, out why);
        if (
            spread.Data.MunicipalitiesOn(now.Date).FirstOrDefault(m => m.Name.Equals(nisOrKbo, StringComparison.OrdinalIgnoreCase)) is
            { } named
        )
            return For(call, named.Nis, unlisted, now, with, earlier, spread, out why);
        if (unlisted is not null && Organisation.Unlisted(unlisted, nisOrKbo) is { } stranger)
            return For(call, stranger, now, with, earlier, spread, out why);
        why = new LocalText(
            $"op {now.Date:uuuu-MM-dd} is er geen bestuur '{nisOrKbo}'; geef een NIS-code (24028), een ondernemingsnummer "
                + "(0207518137) of de naam van een gemeente",
            $"no organisation '{nisOrKbo}' on {now.Date:uuuu-MM-dd}; give a NIS code (24028), an enterprise number (0207518137) or the "
                + "name of a municipality"
        );
        return null;
    }

    /// <param name="why">One plain line where a value cannot be put in place.</param>
    public static Trial? For(
        CallDefinition call,
        Organisation organisation,
        LocalDateTime now,
        IReadOnlyDictionary<string, string> with,
        IReadOnlyDictionary<string, JsonObject> earlier,
        RightShares spread,
        out LocalText? why
    )
    {
        var data = spread.Data;
        var numbers = new Dictionary<string, Rational>(organisation.ToApplicant().Numbers);
        var texts = new Dictionary<string, string>(organisation.ToApplicant().Texts);
        if (spread.Faults(call).FirstOrDefault() is { } unspread)
        {
            why = unspread.Text;
            return null;
        }
        var rights = Eligibility.RightsOf(call, organisation, now.Date, data, spread.Of);
        var whole = rights.ToDictionary();
        var left = rights.Concat(call.Funding.Pots.Select(p => KeyValuePair.Create(p.Id, p.Amount))).ToDictionary();
        Money? awarded = null;
        var others = Money.Zero;
        var settings = new Dictionary<string, Rational>();
        var figures = new Dictionary<string, object?>();
        foreach (var (name, value) in with.OrderBy(w => call.Funding.Sources.Contains(w.Key)))
        {
            if (call.Settings.Any(s => s.Id == name) && !call.Funding.Sources.Contains(name))
            {
                why = Words.Number(value) is { } set ? null : NoNumber(name, value);
                if (why is not null)
                    return null;
                settings[name] = Words.Number(value)!.Value;
                continue;
            }
            // Where a figure and a right have one name, both are put in place: the one value is of either.
            if (call.Figures.FirstOrDefault(f => f.Id == name) is { } figure)
            {
                if (FiguresReader.Read(figure, value) is { } cell)
                    figures[name] = cell;
                else if (!call.Funding.Sources.Contains(name))
                {
                    why = new LocalText(
                        $"'{value}' kan niet voor '{name}'; schrijf het zoals in een rij van de tabel ({figure.Format})",
                        $"'{value}' cannot be '{name}'; write it as in a row of its table ({figure.Format})"
                    );
                    return null;
                }
                if (!call.Funding.Sources.Contains(name))
                    continue;
            }
            why =
                call.Funding.Sources.Contains(name) || name is Awarded or Others
                    ? Amount(name, value, out var amount)
                    : Replace(name, value, numbers, texts, call, data, left, whole, out amount);
            if (why is not null)
                return null;
            if (name == Awarded)
                awarded = amount;
            else if (call.Funding.Sources.Contains(name))
                left[name] = amount;
            else if (name == Others)
                others = amount;
        }
        var applicant = organisation.ToApplicant() with { Numbers = numbers, Texts = texts };
        var context = new EvaluationContext
        {
            Applicant = applicant,
            Now = now,
            Left = left,
            Earlier = earlier,
            Awarded = awarded,
            Rights = whole,
            Others = call.Funding.CallsOfApplicant(call.Slug).ToDictionary(slug => slug, slug => slug == call.Slug ? others : Money.Zero),
            Settings = settings,
            Figures = figures,
            IdentityOf = key => data.Find(key, now.Date)?.Key,
            NameOf = number => data.Find(number, now.Date)?.Name ?? number,
        };
        why = null;
        return new Trial(context, Eligibility.Check(call, applicant, now.Date, left));
    }

    private static LocalText NoNumber(string name, string value) =>
        new($"'{value}' is geen getal voor '{name}'; schrijf het zoals 12.5", $"'{value}' is not a number for '{name}'");

    private static LocalText? Amount(string name, string value, out Money amount)
    {
        amount = Words.Amount(value) ?? Money.Zero;
        return Words.Amount(value) is null
            ? new LocalText(
                $"'{value}' is geen bedrag voor '{name}'; schrijf het als 100000 of 100000.50",
                $"'{value}' is not an amount for '{name}'; write it as 100000 or 100000.50"
            )
            : null;
    }

    private static LocalText? Replace(
        string name,
        string value,
        Dictionary<string, Rational> numbers,
        Dictionary<string, string> texts,
        CallDefinition call,
        ReferenceData data,
        Dictionary<string, Money> left,
        Dictionary<string, Money> whole,
        out Money amount
    )
    {
        amount = Money.Zero;
        string[] keys =
            name == Population ? [.. AnswerNames.Numbers.Where(n => n.StartsWith("population_", StringComparison.Ordinal))]
            : AnswerNames.Numbers.Contains(name) ? [name]
            : [];
        if (keys.Length == 0)
        {
            if (AnswerNames.Texts.Contains(name))
            {
                texts[name] = value;
                return null;
            }
            var known = AnswerNames
                .Numbers.Concat(AnswerNames.Texts)
                .Concat(call.Funding.Sources)
                .Concat(call.Settings.Select(s => s.Id))
                .Concat(call.Figures.Select(f => f.Id))
                .Append(Population)
                .Append(Awarded)
                .Append(Others)
                .ToList();
            var (near, all) = (Suggestion.For(name, known), string.Join(", ", known));
            return new LocalText(
                $"'{name}' kan niet vervangen worden{near.Nl}; kies uit {all}",
                $"'{name}' cannot be replaced{near.En}; known are {all}"
            );
        }
        if (Words.Number(value) is not { Sign: >= 0 } number)
            return NoNumber(name, value);
        foreach (var key in keys)
            numbers[key] = number;
        foreach (var right in call.Funding.Rights.Where(r => r.Rows is null && keys.Contains(r.Key)))
            left[right.Id] = whole[right.Id] = DrawingRights.For(right, number, data).Amount;
        return null;
    }
}
