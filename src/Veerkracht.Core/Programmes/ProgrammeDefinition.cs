using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Calendar;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Programmes;

/// <summary>A programme as its files say it: axes, measures, themes, and the totals that its measures must add up to.</summary>
public sealed record ProgrammeDefinition
{
    public required string Slug { get; init; }
    public required LocalText Title { get; init; }
    public required LocalText Lead { get; init; }

    /// <summary>Who answers for the programme, by function.</summary>
    public required LocalText Responsible { get; init; }

    /// <summary>OVO code of the agency whose people handle the programme.</summary>
    public required string Agency { get; init; }

    /// <summary>What that agency is called on letters, and where it is found; null where the file does not say it.</summary>
    public Office? Office { get; init; }

    /// <summary>Where the publisher can be followed elsewhere, as far as the file states it.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>Where the facts come from.</summary>
    public required Announcement Source { get; init; }

    /// <summary>Amounts that are told beside the programme. They are no envelope and never part of a sum.</summary>
    public IReadOnlyList<ContextAmount> Context { get; init; } = [];
    public required IReadOnlyList<Axis> Axes { get; init; }
    public required IReadOnlyList<Theme> Themes { get; init; }

    /// <summary>In the order of their axes.</summary>
    public required IReadOnlyList<Measure> Measures { get; init; }

    /// <summary>Sum of the envelopes that are stated. A derived figure: measures without an envelope add nothing.</summary>
    public Money Envelope => Money.Sum(Measures.Select(m => m.Envelope).OfType<Money>());

    public IEnumerable<Measure> Of(Axis axis) => Measures.Where(m => m.Axis == axis.Id);

    public Measure? Measure(string slug) => Measures.FirstOrDefault(m => m.Slug == slug);

    /// <summary>A theme or sub-theme.</summary>
    public Theme? Theme(string id) => Themes.SelectMany(t => t.Below.Prepend(t)).FirstOrDefault(t => t.Id == id);

    /// <summary>Whom to ask about a theme: its own contact, or that of the theme above it.</summary>
    public Contact? ContactOf(string theme) =>
        Theme(theme)?.Contact ?? Themes.FirstOrDefault(t => t.Below.Any(b => b.Id == theme))?.Contact;
}

/// <summary>An agency as it stands on letters.</summary>
/// <param name="Address">On one line: "Havenlaan 88, 1000 Brussel".</param>
public sealed record Office(LocalText Name, LocalText Address)
{
    /// <summary>"Agentschap Binnenlands Bestuur, Havenlaan 88, 1000 Brussel".</summary>
    public LocalText Whole => new($"{Name.Nl}, {Address.Nl}", $"{Name.In(Language.En)}, {Address.In(Language.En)}");
}

/// <summary>A place elsewhere on which the publisher tells news: a newsletter, an account on a network.</summary>
public sealed record Channel(LocalText Title, string Url);

public sealed record Announcement(LocalText Title, LocalDate On);

public sealed record ContextAmount(Money Amount, LocalText Text);

public sealed record Axis(string Id, LocalText Title, LocalText Lead);

/// <summary>A theme that people can follow, with the sub-themes under it.</summary>
public sealed record Theme(string Id, LocalText Title, Contact? Contact, IReadOnlyList<Theme> Below);

/// <summary>A measure of the programme. What was not stated is null or empty: it is shown as such and never as 0.</summary>
public sealed record Measure
{
    public required string Slug { get; init; }
    public required string Axis { get; init; }

    /// <summary>Place in its axis, from 1.</summary>
    public required int Order { get; init; }
    public required LocalText Title { get; init; }
    public required LocalText Lead { get; init; }

    /// <summary>OVO code of the agency whose people handle it: its own where the file names one, else that of the programme.</summary>
    public required string Agency { get; init; }
    public required Money? Envelope { get; init; }
    public required FlemishShare? Share { get; init; }

    /// <summary>What was announced, as vague as it was announced.</summary>
    public IReadOnlyList<Milestone> Announced { get; init; } = [];

    /// <summary>What was decided after the announcement.</summary>
    public IReadOnlyList<Milestone> Later { get; init; } = [];
    public LocalText? Target { get; init; }
    public LocalText? Channel { get; init; }
    public IReadOnlyList<string> Themes { get; init; } = [];

    /// <summary>The milestones of a project of an agency, in their order; empty for a measure that runs through calls.</summary>
    public IReadOnlyList<ProjectMilestone> Project { get; init; } = [];

    /// <summary>By what a measure without calls of its own is proven, in the calls of others; null where it has its own.</summary>
    public MeasureProof? Proof { get; init; }

    /// <summary>What the announcement does not say and was assumed, with the reason. Staff see it.</summary>
    public IReadOnlyList<LocalText> Assumptions { get; init; } = [];
}

/// <summary>
/// A milestone of an agency's project: for when it is planned, as vague as that is known, and the day on which it was reached (null: not
/// yet).
/// </summary>
public sealed record ProjectMilestone(string Id, LocalText Title, FuzzyPeriod Planned, LocalDate? Realised);

/// <summary>The proof that is asked in other calls, by their slugs.</summary>
public sealed record MeasureProof(LocalText Text, IReadOnlyList<string> Calls);

/// <summary>What the Flemish government pays, in words, and as a part of the cost where it is a fixed one (a third, a half).</summary>
public sealed record FlemishShare(LocalText Text, Rational? OfCost);

public sealed record Milestone(FuzzyPeriod When, LocalText What);
