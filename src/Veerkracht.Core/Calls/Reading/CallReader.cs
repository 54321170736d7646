using Veerkracht.Core.Calls.Yaml;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls.Reading;

/// <summary>A definition, or the faults that keep it from being one (all of them, in the order of the file).</summary>
public sealed record ReadCall(CallDefinition? Definition, IReadOnlyList<Fault> Faults)
{
    /// <summary>What can be read and not be published; also where there are faults, so that all is told at once.</summary>
    public IReadOnlyList<Fault> Unpublishable { get; init; } = [];

    /// <summary>The same under the name of a file: it stands before every fault, also before those that are found later.</summary>
    internal ReadCall In(string file) =>
        new(
            Definition is null ? null : Definition with { File = file, Unpublishable = In(Definition.Unpublishable, file) },
            In(Faults, file)
        )
        {
            Unpublishable = In(Unpublishable, file),
        };

    private static IReadOnlyList<Fault> In(IReadOnlyList<Fault> faults, string file) =>
        [.. faults.Select(f => f with { Place = f.Place.In(file) })];
}

/// <summary>Reads a whole call file. All faults at once; a definition only where there are none.</summary>
public static class CallReader
{
    private static readonly ReadOnce Known = new(ReadAnew);

    /// <summary>
    /// Reads and checks a call file; the same text with the same tables is read once in the life of the process. Never throws on what the
    /// file says.
    /// </summary>
    /// <param name="file">Name of the file, for its faults.</param>
    /// <param name="tables">The text of a table by its name, for "table: file.csv"; null where the call names none or holds its tables
    /// itself, as <see cref="CallDefinition.Source"/> always does.</param>
    public static ReadCall Read(string yaml, string file, Func<string, string?>? tables = null) =>
        Known.Read(yaml, tables ?? (_ => null)).In(file);

    /// <summary>As <see cref="Read"/>, whatever was read before; the places of its faults name no file.</summary>
    public static ReadCall ReadAnew(string yaml, Func<string, string?> tables)
    {
        var broken = new List<Fault>();
        var root = YamlFile.Read(yaml, "", broken);
        var scope = new ReadScope(true);
        scope.Add(broken);
        if (root is null)
            return new ReadCall(null, scope.Faults);
        HiddenInTexts.Note(root, scope);
        var definition = Definition(
            new MapReader(
                YearlyBudgets.Expand(RepeatedSteps.Expand(SharedDefinitions.Expand(root, scope), scope), scope),
                Thing.Call,
                scope
            ),
            yaml,
            tables
        );
        return new ReadCall(scope.Faults.Count == 0 ? definition : null, scope.Faults) { Unpublishable = scope.Unpublishable };
    }

    private static CallDefinition Definition(MapReader map, string source, Func<string, string?> read)
    {
        var scope = map.Scope;
        var applicants = ApplicantsReader.Read(map);
        var tables = new TableTexts(map, read);
        var fundingNode = map.Node("funding", true);
        var (amounts, rights, pots) = FundingReader.Outline(fundingNode);
        var settings = AssessmentReader.Settings(map);
        var figures = FiguresReader.Read(map, tables);
        var parameters = ParametersReader.Read(map, tables);
        var stepsReader = new StepsReader(
            scope,
            [.. applicants.Select(a => a.Class)],
            [.. rights, .. pots],
            rights,
            AnswerNames.Amounts(amounts),
            [.. settings.Select(s => s.Id)],
            FiguresReader.Types(figures),
            [.. parameters.Keys]
        );
        var steps = stepsReader.Read(map.Items("steps", true));
        if (steps.Count > 0 && steps[0].Kind != StepKind.Application)
            scope.Fault(
                map.At("steps"),
                "the first step must be of kind 'application'",
                "de eerste stap moet van de soort 'application' zijn"
            );
        var forms = steps.Where(s => s.ComputesAmounts).DistinctBy(s => s.Id).Select(s => (s.Id, stepsReader.Names[s.Id])).ToList();
        var funding = fundingNode is null
            ? null
            : FundingReader.Read(new MapReader(fundingNode, Thing.Funding, scope), forms, tables, Questions(steps));
        var assessment = AssessmentReader.Read(map, steps.Count > 0 ? stepsReader.Names.GetValueOrDefault(steps[0].Id) : null, steps);
        var call = new CallDefinition
        {
            Slug = Slug(map, "call"),
            Programme = Slug(map, "programme"),
            Measure = Slug(map, "measure"),
            Version = Version(map),
            Title = map.Local("title", true) ?? LocalText.Empty,
            Languages = LanguagesReader.Read(map),
            Summary = map.Local("summary", true) ?? LocalText.Empty,
            NumberPrefix = Slug(map, "number_prefix"),
            Themes = [.. map.WordList("themes").Select(w => w.Text)],
            Contact = Contact(map),
            Documents = Documents(map),
            Guide = GuideReader.Read(map),
            Letter = GuideReader.Letter(map),
            Messages = MessagesReader.Read(map),
            Assumptions = [.. map.Items("assumptions").Select(n => MapReader.LocalOf(n, "assumption", scope))],
            Applicants = applicants,
            MaxDossiers = map.Count("max_dossiers"),
            MaxDossiersPerYear = map.Count("max_dossiers_per_year"),
            Funding = funding ?? new FundingDefinition { Rules = [], Grant = "" },
            Steps = steps,
            Indicators = IndicatorsReader.Read(map, stepsReader.Names),
            Examples = ExamplesReader.Read(
                map,
                steps,
                [.. (funding?.Rules.Select(r => r.Name) ?? []).Union(amounts)],
                [.. assessment?.Criteria.Where(c => c.IsComputed).Select(c => c.Id) ?? []]
            ),
            Assessment = assessment,
            Allocation = AllocationReader.Read(map, assessment, steps),
            AcceptanceDays = TermReader.Days(map, "acceptance", Thing.Acceptance),
            ObjectionDays = TermReader.Days(map, "objection", Thing.Objection),
            Funders = Slugs(map, "funders"),
            Excludes = AssessmentReader.Exclusions(map),
            Settings = settings,
            Figures = figures,
            Parameters = parameters,
            History = History(map),
            Source = tables.Whole(source),
        };
        if (call.Source.Length > YamlFile.MaxLength)
            scope.Fault(
                map.Place,
                $"with its tables the call is too large: {call.Source.Length} characters, at most {YamlFile.MaxLength}",
                $"met haar tabellen is de oproep te groot: {call.Source.Length} tekens, ten hoogste {YamlFile.MaxLength}; maak de "
                    + "tabellen kleiner"
            );
        map.Close();
        return call with { Unpublishable = scope.Unpublishable };
    }

    /// <summary>What the forms that compute amounts ask as a number, by id.</summary>
    private static Dictionary<string, LocalText> Questions(IEnumerable<Step> steps) =>
        steps
            .Where(s => s.ComputesAmounts)
            .SelectMany(s => s.Form.Fields)
            .Where(f => f.Kind.Given(f).HoldsNumber)
            .DistinctBy(f => f.Id)
            .ToDictionary(f => f.Id, f => f.Label);

    private static int Version(MapReader map)
    {
        var version = map.Count("version") ?? 1;
        if (version == 0)
            map.Scope.NotYet(
                map.At("version"),
                "'version' begins at 1; write 1, or leave it out",
                "'version' begint bij 1; schrijf 1, of laat het weg"
            );
        return version;
    }

    private static string Slug(MapReader map, string key)
    {
        if (map.Scalar(key, true) is not { } scalar)
            return "";
        if (!Words.IsSlug(scalar.Text))
            map.Scope.Fault(scalar.Place, Words.WhyNoSlug(scalar.Text));
        return scalar.Text;
    }

    private static IReadOnlyList<string> Slugs(MapReader map, string key)
    {
        var words = map.WordList(key);
        foreach (var word in words.Where(w => !Words.IsSlug(w.Text)))
            map.Scope.Fault(word.Place, Words.WhyNoSlug(word.Text));
        return [.. words.Select(w => w.Text)];
    }

    private static Contact Contact(MapReader call)
    {
        if (call.Node("contact", true) is not { } node)
            return new Contact("", "", null);
        var map = new MapReader(node, Thing.Contact, call.Scope);
        var contact = GuideReader.Contact(map);
        map.Close();
        return contact;
    }

    private static IReadOnlyList<DocumentLink> Documents(MapReader call)
    {
        var documents = new List<DocumentLink>();
        foreach (var map in call.Maps("documents", Thing.Document))
        {
            documents.Add(new DocumentLink(map.Local("title", true) ?? LocalText.Empty, map.Required("url")));
            GuideReader.CheckUrl(map, documents[^1].Url);
            map.Close();
        }
        return documents.AsReadOnly();
    }

    private static IReadOnlyList<Change> History(MapReader call)
    {
        var history = new List<Change>();
        foreach (var map in call.Maps("history", Thing.Change))
        {
            history.Add(new Change(map.Date("on", true) ?? default, map.Local("what", true) ?? LocalText.Empty));
            map.Close();
        }
        return history.AsReadOnly();
    }
}
