using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calls.Reading;
using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Programmes;

/// <summary>A file as it was read; the name stands in its faults.</summary>
public sealed record SourceFile(string Name, string Text);

/// <summary>A programme, or the faults that keep it from being one.</summary>
public sealed record ReadProgramme(ProgrammeDefinition? Definition, IReadOnlyList<Fault> Faults)
{
    /// <summary>What can be read and should be mended all the same: `check` tells it, and it does not stop the start.</summary>
    public IReadOnlyList<Fault> Doubtful { get; init; } = [];
}

/// <summary>
/// Reads programme.yaml and its measures, and holds the sums to the control totals that the programme declares. Never throws on what a file
/// says.
/// </summary>
public static class ProgrammeReader
{
    public static ReadProgramme Read(SourceFile programme, IReadOnlyList<SourceFile> measures)
    {
        var scope = new ReadScope(true);
        var (faults, unseen) = (new List<Fault>(), new List<Fault>());
        if (Root(programme, scope) is not { } root)
            return new ReadProgramme(null, scope.Faults);
        var map = new MapReader(root, Thing.Programme, scope);
        var totals = map.Node("totals", true);
        var axes = Axes(map);
        var themes = ThemeReader.Read(map);
        var definition = new ProgrammeDefinition
        {
            Slug = Slug(map, "programme"),
            Title = map.Local("title", true) ?? LocalText.Empty,
            Lead = map.Local("lead", true) ?? LocalText.Empty,
            Responsible = map.Local("responsible", true) ?? LocalText.Empty,
            Agency = Agency(map, true) ?? "",
            Office = Office(map),
            Channels = Channels(map),
            Source = Source(map),
            Context = Context(map),
            Axes = axes,
            Themes = themes,
            Measures = [],
        };
        map.Close();
        faults.AddRange(scope.Faults);
        unseen.AddRange(scope.Unpublishable);

        var read = new List<Measure>();
        foreach (var file in measures)
        {
            var own = new ReadScope(true);
            if (Root(file, own) is { } node && MeasureReader.Read(new MapReader(node, Thing.Measure, own), definition, read) is { } measure)
                read.Add(measure);
            faults.AddRange(own.Faults);
            unseen.AddRange(own.Unpublishable);
        }
        definition = definition with { Measures = [.. axes.SelectMany(a => read.Where(m => m.Axis == a.Id).OrderBy(m => m.Order))] };
        if (faults.Count == 0 && totals is not null)
            faults.AddRange(ControlTotals.Check(totals, definition));
        return new ReadProgramme(faults.Count == 0 ? definition : null, faults) { Doubtful = unseen };
    }

    internal static string Slug(MapReader map, string key)
    {
        if (map.Scalar(key, true) is not { } scalar)
            return "";
        if (!Words.IsSlug(scalar.Text))
            map.Scope.Fault(scalar.Place, Words.WhyNoSlug(scalar.Text));
        return scalar.Text;
    }

    /// <summary>An OVO code, or null where the key is not there; a required one that is missing is a fault.</summary>
    internal static string? Agency(MapReader map, bool required)
    {
        if (map.Scalar("agency", required) is not { } scalar)
            return null;
        if (OvoCode.TryParse(scalar.Text, out var code, out var why))
            return code.Value;
        map.Scope.Fault(scalar.Place, why);
        return null;
    }

    private static YamlNode? Root(SourceFile file, ReadScope scope)
    {
        var broken = new List<Fault>();
        var root = YamlFile.Read(file.Text, file.Name, broken);
        scope.Add(broken);
        if (root is not null)
            HiddenInTexts.Note(root, scope);
        return root;
    }

    private static Office? Office(MapReader programme)
    {
        if (programme.Node("office") is not { } node)
            return null;
        var map = new MapReader(node, Thing.Office, programme.Scope);
        var office = new Office(map.Local("name", true) ?? LocalText.Empty, map.Local("address", true) ?? LocalText.Empty);
        map.Close();
        return office;
    }

    private static List<Channel> Channels(MapReader programme)
    {
        var channels = new List<Channel>();
        foreach (var map in programme.Maps("channels", Thing.Channel))
        {
            var url = map.Required("url");
            if (url.Length > 0 && !(Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps))
                map.Scope.Fault(
                    map.At("url"),
                    $"'{url}' is not an address of https",
                    $"'{url}' is geen adres van https; schrijf het zoals https://voorbeeld.be/nieuwsbrief"
                );
            channels.Add(new Channel(map.Local("title", true) ?? LocalText.Empty, url));
            map.Close();
        }
        return channels;
    }

    private static Announcement Source(MapReader programme)
    {
        if (programme.Node("source", true) is not { } node)
            return new Announcement(LocalText.Empty, default);
        var map = new MapReader(node, Thing.Source, programme.Scope);
        var source = new Announcement(map.Local("title", true) ?? LocalText.Empty, map.Date("on", true) ?? default);
        map.Close();
        return source;
    }

    private static List<ContextAmount> Context(MapReader programme)
    {
        var context = new List<ContextAmount>();
        foreach (var map in programme.Maps("context", Thing.Context))
        {
            context.Add(new ContextAmount(map.Amount("amount", true) ?? Money.Zero, map.Local("text", true) ?? LocalText.Empty));
            map.Close();
        }
        return context;
    }

    private static List<Axis> Axes(MapReader programme)
    {
        var axes = new List<Axis>();
        foreach (var map in programme.Maps("axes", Thing.Axis, true))
        {
            var id = Slug(map, "id");
            if (axes.Any(a => a.Id == id))
                map.Scope.Fault(map.At("id"), $"there is already an axis '{id}'", $"er is al een as '{id}'; kies een andere naam");
            axes.Add(new Axis(id, map.Local("title", true) ?? LocalText.Empty, map.Local("lead", true) ?? LocalText.Empty));
            map.Close();
        }
        return axes;
    }
}
