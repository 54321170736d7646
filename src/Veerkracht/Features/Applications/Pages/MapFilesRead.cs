using Veerkracht.Core.Forms;
using Veerkracht.Core.Geo;
using Veerkracht.Core.Geo.Files;
using Veerkracht.Features.Documents;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>What the files of maps that came with a form put in its boxes. A file that cannot be read leaves its box as it was.</summary>
/// <param name="Boxes">Texts by path.</param>
/// <param name="Unfit">Why others could not be read.</param>
/// <param name="Notes">What was changed of a file.</param>
internal sealed record MapFilesRead(IReadOnlyDictionary<string, string> Boxes, IReadOnlyList<Finding> Unfit, IReadOnlyList<Finding> Notes)
{
    public static readonly MapFilesRead None = new(new Dictionary<string, string>(), [], []);

    public static MapFilesRead Of(IReadOnlyList<StreamedMap> files, FormDefinition form)
    {
        var boxes = new Dictionary<string, string>();
        var unfit = new List<Finding>();
        var notes = new List<Finding>();
        foreach (var (path, bytes) in files)
        {
            if (FormPath.FieldAt(form, path) is not { ReadOnly: false, Kind.Drawn: { } kind })
                continue;
            var (read, fault) = MapFile.Read(kind, bytes);
            if (fault is not null)
                unfit.Add(new Finding(path, fault.Code, fault.Why));
            else
                boxes[path] = ShapeText.Write(read!.Shape);
            if (read?.Note is { } note)
                notes.Add(new Finding(path, "map-file", note));
        }
        return new(boxes, unfit, notes);
    }

    /// <summary>The boxes of a form with what the files put in them.</summary>
    public List<KeyValuePair<string, string[]>> In(IEnumerable<KeyValuePair<string, string[]>> posted) =>
        [.. posted.Where(p => !Boxes.ContainsKey(p.Key)), .. Boxes.Select(b => KeyValuePair.Create(b.Key, (string[])[b.Value]))];
}
