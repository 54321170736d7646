using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads the deadlines that named organisations have of their own.</summary>
internal static class OwnDeadlineReader
{
    public static IReadOnlyList<OwnDeadline> Read(MapReader step)
    {
        var deadlines = new List<OwnDeadline>();
        var named = new HashSet<string>();
        foreach (var map in step.Maps("own_deadlines", Thing.OwnDeadline))
        {
            var scope = map.Scope;
            map.Node("only", true);
            var only = map.WordList("only");
            foreach (var word in only)
            {
                if (!OrganisationKey.IsBareNumber(word.Text))
                    scope.Fault(word.Place, ApplicantsReader.WhyNoNumber(word.Text));
                else if (!named.Add(word.Text))
                    scope.Fault(
                        word.Place,
                        $"'{word.Text}' has a deadline of its own in this step already",
                        $"'{word.Text}' heeft in deze stap al een eigen termijn; houd er één"
                    );
            }
            var (opens, closes) = (map.Time("opens", WindowEnd.Opens), map.Time("closes", WindowEnd.Closes));
            if (!map.Has("opens") && !map.Has("closes"))
                scope.Fault(
                    map.Place,
                    "a deadline of its own says when: give 'opens' or 'closes'",
                    "een eigen termijn zegt wanneer: geef 'opens' of 'closes'"
                );
            if (opens >= closes)
                scope.Fault(
                    map.At("closes"),
                    $"it closes ({closes:uuuu-MM-dd HH:mm}) before it opens ({opens:uuuu-MM-dd HH:mm})",
                    $"het sluit ({closes:uuuu-MM-dd HH:mm}) voor het opent ({opens:uuuu-MM-dd HH:mm}); verbeter een van beide"
                );
            deadlines.Add(new OwnDeadline([.. only.Select(w => w.Text)], opens, closes, map.Local("reason", true) ?? LocalText.Empty));
            map.Close();
        }
        return deadlines.AsReadOnly();
    }
}
