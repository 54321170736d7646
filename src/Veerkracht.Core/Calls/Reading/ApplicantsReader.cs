using Veerkracht.Core.Reference;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>Reads who may apply: classes of organisations, from when until when, or only those of a list.</summary>
public static class ApplicantsReader
{
    /// <summary>The classes that a call can name: those of the reference data, and two whose bodies staff enter by hand.</summary>
    public static readonly IReadOnlyList<string> Classes = [.. OrganisationClass.All, "port-company", "community-commission"];

    public static IReadOnlyList<ApplicantClass> Read(MapReader call)
    {
        var classes = new List<ApplicantClass>();
        foreach (var map in call.Maps("applicants", Thing.Applicant, true))
        {
            var name = map.OneOf("class", Classes, true) ?? "";
            if (classes.Any(c => c.Class == name)) map.Scope.Fault(map.At("class"), $"there is already a class '{name}'", $"de klasse '{name}' staat er al; zet alles in één regel");
            var from = map.Date("from");
            var until = map.Date("until");
            if (from > until) map.Scope.Fault(map.At("until"), "'until' is before 'from'", "'until' ligt voor 'from'; draai de datums om");
            IReadOnlySet<string>? only = map.Has("only") ? map.WordList("only").Select(w => w.Text).ToHashSet() : null;
            classes.Add(new ApplicantClass(name, from, until, only, map.OneOf("holder", Classes)));
            map.Close();
        }
        return classes;
    }
}
