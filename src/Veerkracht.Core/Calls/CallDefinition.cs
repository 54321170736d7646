using System.Collections.ObjectModel;
using System.Text.Json.Nodes;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls.Told;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Funding;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Calls;

/// <summary>A call as its file says it: one version, never changed once published.</summary>
public sealed record CallDefinition
{
    public required string Slug { get; init; }
    public required string Programme { get; init; }
    public required string Measure { get; init; }
    public required int Version { get; init; }
    public required LocalText Title { get; init; }
    public required LocalText Summary { get; init; }

    /// <summary>Of a call that does not say in which languages it is.</summary>
    public static readonly IReadOnlyList<Language> UsualLanguages = [Language.Nl, Language.En];

    /// <summary>In which every text must be before it is published; readers choose among them. Dutch is one.</summary>
    public IReadOnlyList<Language> Languages { get; init; } = UsualLanguages;

    /// <summary>Dossier numbers are this, a hyphen and a sequence: "fiets-subsidie-17".</summary>
    public required string NumberPrefix { get; init; }
    public IReadOnlyList<string> Themes { get; init; } = [];
    public required Contact Contact { get; init; }
    public IReadOnlyList<DocumentLink> Documents { get; init; } = [];

    /// <summary>Rules that the announcement does not give, taken as assumption, each with its reason. Staff see them.</summary>
    public IReadOnlyList<LocalText> Assumptions { get; init; } = [];
    public required IReadOnlyList<ApplicantClass> Applicants { get; init; }

    /// <summary>Most live dossiers of one applicant; null: any number.</summary>
    public int? MaxDossiers { get; init; }

    /// <summary>Most live dossiers that one applicant sends in a calendar year of Brussels; null: any number.</summary>
    public int? MaxDossiersPerYear { get; init; }
    public required FundingDefinition Funding { get; init; }
    public required IReadOnlyList<Step> Steps { get; init; }
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    /// <summary>What one wants to know before applying, beside what the rules themselves say.</summary>
    public CallGuide Guide { get; init; } = CallGuide.Nothing;

    /// <summary>What the award letter says beside the amounts; null where the call says nothing of it.</summary>
    public LetterDefinition? Letter { get; init; }

    /// <summary>Messages that the call says in its own words; all others are those of the site.</summary>
    public IReadOnlyList<OwnMessage> Messages { get; init; } = [];

    /// <summary>How applications are judged, in words; null where nothing is judged beside the rules.</summary>
    public AssessmentDefinition? Assessment { get; init; }

    /// <summary>How rounds divide the money over many applications; null where the call does not say.</summary>
    public AllocationDefinition? Allocation { get; init; }

    /// <summary>Calendar days within which who may sign accepts an award; null where an award needs no acceptance.</summary>
    public int? AcceptanceDays { get; init; }

    /// <summary>
    /// Calendar days after a decision within which its applicant can object to it on the platform; null where it cannot be done there.
    /// </summary>
    public int? ObjectionDays { get; init; }

    /// <summary>Slugs of those whose money it is, as the public page names them.</summary>
    public IReadOnlyList<string> Funders { get; init; } = [];
    public IReadOnlyList<Exclusion> Excludes { get; init; } = [];
    public IReadOnlyList<Setting> Settings { get; init; } = [];

    /// <summary>What is known of each organisation by tables of the call itself.</summary>
    public IReadOnlyList<Figure> Figures { get; init; } = [];

    /// <summary>Numbers that several calls of a measure share, by id.</summary>
    public IReadOnlyDictionary<string, Parameter> Parameters { get; init; } = ReadOnlyDictionary<string, Parameter>.Empty;
    public IReadOnlyList<Example> Examples { get; init; } = [];

    /// <summary>What changed in this call, as people tell it, oldest first.</summary>
    public IReadOnlyList<Change> History { get; init; } = [];

    /// <summary>
    /// What keeps it from being published although it can be read: settings that nothing carries out yet, each at its place. Empty for what
    /// may be published.
    /// </summary>
    public IReadOnlyList<Fault> Unpublishable { get; init; } = [];

    /// <summary>What staff decided since it was published; nothing in a file.</summary>
    public Decided Decided { get; init; } = Decided.Nothing;

    /// <summary>
    /// The file as it was read, with the tables that it names written into it: read again it gives the same call. Stored with the version.
    /// </summary>
    public required string Source { get; init; }

    /// <summary>
    /// Name of the file as which it was read. The places inside name none, for the same text is read once under any name.
    /// </summary>
    public string File { get; init; } = "";

    /// <summary>A place inside the call, with the name of its file.</summary>
    public Place At(Place inside) => inside.In(File);

    public Step Step(string id) => Steps.First(s => s.Id == id);
}

/// <summary>Of the award letter: on what conditions the grant is given, and what who does not agree can do.</summary>
public sealed record LetterDefinition(IReadOnlyList<LocalText> Conditions, LocalText Appeal)
{
    /// <summary>The laws and decisions that allow this grant.</summary>
    public IReadOnlyList<LocalText> LegalBasis { get; init; } = [];

    /// <summary>Who sends it, with the address; lines.</summary>
    public LocalText Sender { get; init; } = LocalText.Empty;

    /// <summary>Name and function under the letter; lines.</summary>
    public LocalText SignedBy { get; init; } = LocalText.Empty;
}

public sealed record Contact(string Name, string Email, string? Phone);

public sealed record DocumentLink(LocalText Title, string Url);

public sealed record Change(LocalDate On, LocalText What);

/// <summary>
/// A class of organisations that may apply: municipality, ocmw, municipal-company, province, intermunicipal …
/// <see cref="Only"/>: a closed list of NIS codes or KBO numbers, null is all. <see cref="Holder"/>: whose drawing right is used
/// ("municipality": that of the municipality in which the organisation works).
/// </summary>
public sealed record ApplicantClass(string Class, LocalDate? From, LocalDate? Until, IReadOnlySet<string>? Only, string? Holder)
{
    /// <summary>The last day on which the closed list counts: the whole class may apply after it. Null: it always counts.</summary>
    public LocalDate? OnlyUntil { get; init; }

    /// <summary>How many inhabitants one may have; null: any number.</summary>
    public Inhabitants? Inhabitants { get; init; }

    /// <summary>Whether this class lets somebody in on a day by its list, whatever else it asks.</summary>
    public bool Lists(string? nis, string? kbo, LocalDate on) =>
        Only is not { } only || on > OnlyUntil || Identifiers.OrganisationKey.Names(only, nis, kbo);
}

/// <summary>How many inhabitants an applicant may have, both included, by a number of the reference data.</summary>
public sealed record Inhabitants(string Key, Rational? Least, Rational? Most)
{
    public string Year => Key["population_".Length..];

    /// <summary>Inside a sentence: "van 5.000 tot en met 20.000 inwoners in 2020".</summary>
    public LocalText Words
    {
        get
        {
            var (year, least, most) = (Year, Least, Most);
            return (least, most) switch
            {
                ({ } from, { } to) => new(
                    $"van {Written(from, Language.Nl)} tot en met {Written(to, Language.Nl)} inwoners in {year}",
                    $"from {Written(from, Language.En)} to {Written(to, Language.En)} inhabitants in {year}"
                ),
                ({ } from, null) => new(
                    $"vanaf {Written(from, Language.Nl)} inwoners in {year}",
                    $"{Written(from, Language.En)} inhabitants or more in {year}"
                ),
                (null, { } to) => new(
                    $"tot en met {Written(to, Language.Nl)} inwoners in {year}",
                    $"{Written(to, Language.En)} inhabitants or fewer in {year}"
                ),
                _ => LocalText.Empty,
            };
        }
    }

    private static string Written(Rational number, Language language) => Numerals.WriteExact(number, language);

    public bool Hold(Rational number) => !(number < Least) && !(number > Most);
}

/// <summary>A column of a table of the call, by NIS code or enterprise number; who has no row has nothing.</summary>
/// <param name="Format">number, text, date or yes_no.</param>
public sealed record Figure(string Id, LocalText Label, string Format, IReadOnlyDictionary<string, object?> ByOrganisation)
{
    /// <summary>The type of its values in expressions.</summary>
    public ExpressionType Type() =>
        Format switch
        {
            "date" => new ExpressionType.Date(),
            "yes_no" => new ExpressionType.Bool(),
            "text" => new ExpressionType.Text(),
            _ => new ExpressionType.Number(),
        };

    public object? Of(string? nis, string? kbo) =>
        nis is not null && ByOrganisation.TryGetValue(nis, out var own) ? own
        : kbo is not null ? ByOrganisation.GetValueOrDefault(kbo)
        : null;
}

/// <summary>A number of the file that several calls share.</summary>
public sealed record Parameter(LocalText Label, Rational Value);

public enum StepKind
{
    Application,
    Claim,
    Report,
    Confirmation,
}

public sealed record Step
{
    public required string Id { get; init; }
    public required StepKind Kind { get; init; }
    public required LocalText Title { get; init; }
    public LocalText Intro { get; init; } = LocalText.Empty;

    /// <summary>
    /// What must have happened with the dossier: "awarded", "submitted:STEP", "selected:STEP", "approved:STEP", "paid:STEP"; all of them.
    /// Empty for the first step.
    /// </summary>
    public IReadOnlyList<string> Opens { get; init; } = [];
    public bool Optional { get; init; }
    public required IReadOnlyList<Window> Windows { get; init; }

    /// <summary>Other days for named organisations.</summary>
    public IReadOnlyList<OwnDeadline> OwnDeadlines { get; init; } = [];

    /// <summary>Not asked of a dossier that was sent after all windows of this step were over; nothing waits for it then.</summary>
    public bool SkippedWhenLate { get; init; }
    public required FormDefinition Form { get; init; }

    /// <summary>The payment that this step asks for; null where it asks for none.</summary>
    public Instalment? Instalment { get; init; }

    /// <summary>Whether the funding rules are computed from the answers of this step.</summary>
    public bool ComputesAmounts { get; init; }

    /// <summary>Who must agree with the answers before they are sent: "finance-director", "mayor".</summary>
    public IReadOnlyList<string> Agreements { get; init; } = [];
}

/// <summary>
/// A period in Brussels wall time, both ends included to the minute (closes 23:59 means up to 23:59:59).
/// Classes: for whom; empty is for all not named in another window. An end before which nothing is known is null.
/// Moved: earlier ends, oldest first, with the day on which each was replaced where that is known.
/// </summary>
public sealed record Window(IReadOnlySet<string> Classes, LocalDateTime? Opens, LocalDateTime? Closes, IReadOnlyList<MovedDeadline> Moved)
{
    /// <summary>
    /// For when it was announced, as vague as that was; without dates the step is not open yet. May stay beside real dates; null: nothing
    /// was announced.
    /// </summary>
    public FuzzyPeriod? Announced { get; init; }

    /// <summary>Until when it is open as long as no closing time is known; counts for nothing beside one.</summary>
    public OpenEnd End { get; init; }

    /// <summary>Announced, and no day is known: the step is not open.</summary>
    public bool IsUndated => Announced is not null && Opens is null && Closes is null && End == OpenEnd.Unsaid;
}

public sealed record MovedDeadline(LocalDateTime From, LocalDateTime To, LocalDate? On, LocalText Reason);

/// <summary>Of a granted amount so many per cent, or all that is left.</summary>
public sealed record Instalment(Rational? Share, bool Remainder);

/// <summary>Something counted: target in the application, realised in a later step.</summary>
public sealed record Indicator(string Id, LocalText Label, LocalText Unit, int Decimals, IReadOnlyDictionary<string, Expression> ByStep)
{
    /// <summary>Counted anew every year: of each dossier only the latest step counts. Else the steps add up.</summary>
    public bool IsLatest { get; init; }
}

/// <summary>
/// A case inside the definition: answers in, errors and amounts out. A call whose cases fail cannot be published.
/// Errors are "field code" ("costs.works.cost too-small"), all of them; computed values are in canonical form by path.
/// </summary>
public sealed record Example(
    string Name,
    string Step,
    string As,
    LocalDate? On,
    IReadOnlyDictionary<string, string> With,
    JsonObject Answers,
    IReadOnlyDictionary<string, Money> Amounts,
    IReadOnlyList<string> Errors,
    Place Place
)
{
    private readonly JsonObject _answers = Copy(Answers);
    private readonly IReadOnlyDictionary<string, JsonObject> _earlier = ReadOnlyDictionary<string, JsonObject>.Empty;

    /// <summary>A copy each time: who tries a case cannot change it.</summary>
    public JsonObject Answers
    {
        get => Copy(_answers);
        init => _answers = Copy(value);
    }

    public IReadOnlyDictionary<string, string> Values { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>The class of who is not in the reference data; null for everybody else.</summary>
    public string? Class { get; init; }

    /// <summary>Points by criterion.</summary>
    public IReadOnlyDictionary<string, Rational> Points { get; init; } = ReadOnlyDictionary<string, Rational>.Empty;

    /// <summary>"field code" of the warnings that must be there; others may be.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Answers of earlier steps, by step; copies each time.</summary>
    public IReadOnlyDictionary<string, JsonObject> Earlier
    {
        get => _earlier.ToDictionary(e => e.Key, e => Copy(e.Value));
        init => _earlier = value.ToDictionary(e => e.Key, e => Copy(e.Value));
    }

    private static JsonObject Copy(JsonObject answers) => (JsonObject)answers.DeepClone();
}
