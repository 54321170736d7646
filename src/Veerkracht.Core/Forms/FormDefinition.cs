using System.Collections.ObjectModel;
using NodaTime;
using Veerkracht.Core.Amounts;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Texts;

namespace Veerkracht.Core.Forms;

/// <summary>A form: sections in order, each a page of its own.</summary>
public sealed record FormDefinition(IReadOnlyList<Section> Sections)
{
    public IEnumerable<Field> Fields => Sections.SelectMany(s => s.Fields);
}

public sealed record Section(string Id, LocalText Title, LocalText Intro, Expression? VisibleWhen, IReadOnlyList<Field> Fields);

/// <summary>
/// One field. What its kind does not use stays empty. Bounds are inclusive, exclusive where <see cref="Above"/> says so;
/// lengths count what a reader calls characters (grapheme clusters, line ends as one) the same everywhere.
/// </summary>
public sealed record Field
{
    public required string Id { get; init; }
    public required FieldKind Kind { get; init; }
    public FieldType Type => Kind.Type;
    public required LocalText Label { get; init; }
    public LocalText Hint { get; init; } = LocalText.Empty;
    public FieldHelp Help { get; init; } = FieldHelp.None;

    /// <summary>Short unit behind the box: "km", "%".</summary>
    public LocalText Unit { get; init; } = LocalText.Empty;
    public Requirement Required { get; init; } = Requirement.No;
    public Expression? VisibleWhen { get; init; }
    public Rational? Min { get; init; }
    public Rational? Max { get; init; }

    /// <summary>A bound that itself does not count: "above 0".</summary>
    public Rational? Above { get; init; }

    /// <summary>Beyond this a warning, never an error. A limit that staff set.</summary>
    public Rational? WarnAbove { get; init; }

    /// <summary>A setting of the call that gives the limit, in place of <see cref="WarnAbove"/>.</summary>
    public string? WarnSetting { get; init; }
    public LocalText? WarnText { get; init; }

    /// <summary>First and last day that a date may have, both included.</summary>
    public LocalDate? MinDate { get; init; }
    public LocalDate? MaxDate { get; init; }

    /// <summary>The project is called as this is answered: in lists, on letters and for partners.</summary>
    public bool NamesProject { get; init; }

    /// <summary>Everybody may read the answer once the grant is awarded.</summary>
    public bool IsPublic { get; init; }

    /// <summary>A person to ask: the form begins with whoever starts it.</summary>
    public bool IsContact { get; init; }

    /// <summary>What is asked here is of a person: of a contact, or how to reach somebody. Files say it by themselves.</summary>
    public bool IsOfPerson => IsContact || (Kind.IsPrivate && !Kind.HoldsFiles) || Fields.Concat(Columns).Any(f => f.IsOfPerson);

    /// <summary>The account on which the money of this step is paid.</summary>
    public bool IsAccount { get; init; }

    /// <summary>Organisations that each confirm that they take part; the applicant itself cannot be among them.</summary>
    public bool MustConfirm { get; init; }

    /// <summary>Most decimals that may be typed; 0 for whole numbers. Amounts have 2.</summary>
    public int Decimals { get; init; }
    public int? MinLength { get; init; }
    public int? MaxLength { get; init; }
    public int? MinItems { get; init; }
    public int? MaxItems { get; init; }
    public IReadOnlyList<Option> Options { get; init; } = [];

    /// <summary>Rows and columns of a table.</summary>
    public IReadOnlyList<TableRow> Rows { get; init; } = [];
    public IReadOnlyList<Field> Columns { get; init; } = [];

    /// <summary>The cells of a row, with what the row changes of the columns.</summary>
    public IEnumerable<Field> CellsOf(TableRow row) => (row.Columns ?? Columns).Where(c => !row.Without.Contains(c.Id));

    /// <summary>The cell of a row in a column, with what the row changes of it.</summary>
    public static Field Cell(TableRow row, Field column) => row.Columns?.FirstOrDefault(c => c.Id == column.Id) ?? column;

    /// <summary>What each option is worth, by id; null where they carry no values.</summary>
    public IReadOnlyDictionary<string, Rational>? Worth() =>
        Options.Any(o => o.Value is not null) ? Options.DistinctBy(o => o.Id).ToDictionary(o => o.Id, o => o.Value ?? Rational.Zero) : null;

    /// <summary>Fields of a group or block.</summary>
    public IReadOnlyList<Field> Fields { get; init; } = [];

    /// <summary>The value of a computed field or column.</summary>
    public Expression? Value { get; init; }

    /// <summary>A computed value that is an amount is shown as one.</summary>
    public bool IsAmount => Kind.HoldsAmount || (Kind.IsComputed && Format == "amount");
    public string? Format { get; init; }

    /// <summary>What stands in the box before anybody typed.</summary>
    public string? Default { get; init; }

    /// <summary>"step.field" of an earlier step, or "organisation.name" and the like.</summary>
    public string? Prefill { get; init; }
    public bool ReadOnly { get; init; }
    public IReadOnlyList<Check> Checks { get; init; } = [];
    public Place Place { get; init; }
}

/// <summary>Required always, never, or when an expression holds.</summary>
public sealed record Requirement(bool Always, Expression? When)
{
    public static readonly Requirement No = new(false, null);
    public static readonly Requirement Yes = new(true, null);
}

/// <summary>An option. <see cref="Exclusive"/>: excludes all others ("none yet").</summary>
public sealed record Option(string Id, LocalText Label, bool Exclusive = false, Expression? VisibleWhen = null)
{
    /// <summary>What an expression reads as FIELD.value where this is chosen: a rate, a price. Null: the question has no values.</summary>
    public Rational? Value { get; init; }
}

/// <summary>A row of a table; cells named in <see cref="Without"/> do not exist in it.</summary>
public sealed record TableRow(string Id, LocalText Label, IReadOnlySet<string> Without)
{
    /// <summary>All columns as this row has them, where it changes any; null: as in the table. See <see cref="Field.CellsOf"/>.</summary>
    public IReadOnlyList<Field>? Columns { get; init; }
}

/// <summary>A rule across fields: holds, or the message is an error (or a warning) at the field.</summary>
public sealed record Check(string Code, Expression Holds, LocalText Message, bool IsWarning, string? Field)
{
    /// <summary>What stands between braces in the message, with its value: see <see cref="CheckMessage"/>.</summary>
    public IReadOnlyDictionary<string, Expression> Values { get; init; } = ReadOnlyDictionary<string, Expression>.Empty;
}
