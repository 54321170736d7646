using NodaTime;
using Veerkracht.Core.Calls.Writing;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;

namespace Veerkracht.Core.Calls.Publication;

/// <summary>
/// Days that are over, that stand in another order than people go through the call, or that are those of the round it was copied of.
/// </summary>
internal static class DateLint
{
    public static IEnumerable<Fault> Of(CallDefinition call, YamlNode root, PublicationSight sight)
    {
        var written = (root.Value("steps") as YamlList)?.Items.OfType<YamlMap>().ToList() ?? [];
        Place At(Step step) =>
            written.FirstOrDefault(s => s.Word("id") == step.Id) is { } own ? own.Value("windows")?.Place ?? own.Place : written[0].Place;

        var first = call.Steps[0];
        var opening = first.Windows.Select(w => w.Opens).Where(o => o is not null).Min();
        var closing = first.Windows.All(w => w.Closes is not null) ? first.Windows.Select(w => w.Closes).Max() : null;
        foreach (var step in call.Steps.Skip(1))
        {
            if (step.Windows.Select(w => w.Closes).Where(c => c is not null).Min() is { } end && end < opening)
                yield return new Fault(
                    At(step),
                    $"'{step.Id}' closes on {Day(end)}, before anybody can apply ({Day(opening.Value)})",
                    $"'{step.Id}' sluit op {Day(end)}, voor iemand kan aanvragen ({Day(opening.Value)})"
                );
        }
        if (sight.Now is { } now && closing < now)
            yield return new Fault(
                At(first),
                $"the last day to apply ({Day(closing.Value)}) is over",
                $"de laatste dag om aan te vragen ({Day(closing.Value)}) is voorbij"
            );
        // Where nobody can apply any more that is told above.
        foreach (var step in call.Steps.Where(s => sight.Now is not null && !(ReferenceEquals(s, first) && closing < sight.Now)))
        {
            foreach (var over in step.Windows.Select(w => w.Closes).Where(c => c < sight.Now))
                yield return new Fault(
                    At(step),
                    $"a window of '{step.Id}' is over ({Day(over!.Value)})",
                    $"een venster van '{step.Id}' is voorbij ({Day(over.Value)})"
                );
        }
        foreach (var pot in call.Funding.Pots.Where(p => p.Until is { } until && closing is { } last && until < last.Date))
            if (!call.Funding.Pots.Any(p => p.Until is null || p.Until >= closing!.Value.Date))
                yield return new Fault(
                    pot.Place,
                    $"'{pot.Id}' pays until {pot.Until:uuuu-MM-dd}, and people can apply until {Day(closing!.Value)}",
                    $"'{pot.Id}' betaalt tot en met {pot.Until:uuuu-MM-dd}, en aanvragen kan tot {Day(closing.Value)}"
                );
        if (sight.Origin is not { } origin)
            yield break;
        foreach (var step in call.Steps)
        {
            var before = origin.Steps.FirstOrDefault(s => s.Id == step.Id)?.Windows.SelectMany(Times).ToHashSet() ?? [];
            if (step.Windows.SelectMany(Times).FirstOrDefault(before.Contains) is var same && same != default)
                yield return new Fault(
                    At(step),
                    $"'{step.Id}' has a day of the call that it was copied of: {Day(same)}",
                    $"'{step.Id}' heeft een dag van de oproep waarvan dit een kopie is: {Day(same)}"
                );
        }
    }

    private static IEnumerable<LocalDateTime> Times(Window window) =>
        ((LocalDateTime?[])[window.Opens, window.Closes]).Where(t => t is not null).Select(t => t!.Value);

    private static string Day(LocalDateTime time) => $"{time:uuuu-MM-dd}";
}
