using System.Collections.ObjectModel;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads the windows of a step: when it is open, for which classes, and which deadlines were moved.</summary>
public static class WindowReader
{
    public static IReadOnlyList<Window> Read(MapReader step, IReadOnlyCollection<string> classes)
    {
        var windows = new List<Window>();
        var before = new Dictionary<string, NodaTime.LocalDateTime?>();
        foreach (var map in step.Maps("windows", Thing.Window))
        {
            var scope = map.Scope;
            var words = map.WordList("classes");
            foreach (var word in words)
            {
                if (!classes.Contains(word.Text))
                    scope.Unknown(
                        word.Place,
                        $"no applicants of class '{word.Text}' in this call",
                        $"deze oproep heeft geen aanvragers van de klasse '{word.Text}'",
                        word.Text,
                        classes
                    );
            }
            var opens = map.Time("opens", WindowEnd.Opens);
            var closes = map.Time("closes", WindowEnd.Closes);
            if (opens >= closes)
                scope.Fault(
                    map.At("closes"),
                    $"the window closes ({closes:uuuu-MM-dd HH:mm}) before it opens ({opens:uuuu-MM-dd HH:mm})",
                    $"het venster sluit ({closes:uuuu-MM-dd HH:mm}) voor het opent ({opens:uuuu-MM-dd HH:mm}); verbeter een van beide"
                );
            var end = OpenEnds.Of(map.OneOf("open_until", OpenEnds.Words));
            if (!map.Has("opens") && !map.Has("closes") && !map.Has("announced") && !map.Has("open_until"))
                scope.Fault(
                    map.Place,
                    "a window says when: give 'opens', 'closes', 'open_until' or 'announced'",
                    "een venster zegt wanneer: geef 'opens', 'closes', 'open_until' of 'announced'"
                );
            foreach (var (who, place) in words.Count == 0 ? [("", map.Place)] : words.Select(w => (w.Text, w.Place)))
            {
                if (before.TryGetValue(who, out var one) && !(one < opens))
                    scope.Fault(place, NotAfter(who));
                before[who] = closes;
            }
            windows.Add(
                new Window(new ReadOnlySet<string>(words.Select(w => w.Text).ToHashSet()), opens, closes, Moved(map, closes))
                {
                    Announced = Announced(map),
                    End = end,
                }
            );
            map.Close();
        }
        return windows.AsReadOnly();
    }

    private static FuzzyPeriod? Announced(MapReader window)
    {
        if (window.Scalar("announced") is not { } scalar)
            return null;
        if (FuzzyPeriodReader.TryRead(scalar.Text, out var period, out _))
            return period;
        window.Scope.Fault(
            scalar.Place,
            $"'{scalar.Text}' is no period; write it as 2021, 2021-02, 2021-01/2021-02, 2021-early, 2021-spring or unknown",
            $"'{scalar.Text}' is geen periode; schrijf ze als 2021, 2021-02, 2021-01/2021-02, 2021-early, 2021-spring of unknown"
        );
        return null;
    }

    private static LocalText NotAfter(string who) =>
        who.Length == 0
            ? new(
                "voor alle andere klassen is er al een venster dat nog niet voorbij is als dit opent; noem de klassen van dit venster, of "
                    + "laat "
                    + "het openen na het vorige",
                "there is a window for all other classes that is not over when this one opens: name the classes of this one, or let it "
                    + "open "
                    + "after that one"
            )
            : new(
                $"'{who}' heeft in deze stap een venster dat nog niet voorbij is als dit opent; houd er één, of laat dit openen na "
                    + "het vorige",
                $"'{who}' has another window in this step that is not over when this one opens"
            );

    private static IReadOnlyList<MovedDeadline> Moved(MapReader window, NodaTime.LocalDateTime? closes)
    {
        var moved = new List<MovedDeadline>();
        foreach (var map in window.Maps("moved", Thing.MovedDeadline))
        {
            var from = map.Time("from", WindowEnd.Closes, true);
            var to = map.Time("to", WindowEnd.Closes, true);
            if (from is { } earlier && to is { } later)
            {
                if (moved.Count > 0 && moved[^1].To != earlier)
                    map.Scope.Fault(
                        map.At("from"),
                        $"the deadline before was moved to {moved[^1].To:uuuu-MM-dd HH:mm}, not to this",
                        $"de vorige termijn werd {moved[^1].To:uuuu-MM-dd HH:mm}, niet dit; laat de termijnen op elkaar volgen"
                    );
                moved.Add(new MovedDeadline(earlier, later, map.Date("on"), map.Local("reason") ?? LocalText.Empty));
            }
            else
            {
                map.Date("on");
                map.Local("reason");
            }
            map.Close();
        }
        if (moved.Count > 0 && moved[^1].To != closes && window.Has("closes") == closes is not null)
            window.Scope.Fault(
                window.At("moved"),
                "the last moved deadline must end at 'closes'",
                "de laatste verplaatste termijn moet eindigen op 'closes'"
            );
        return moved.AsReadOnly();
    }
}
