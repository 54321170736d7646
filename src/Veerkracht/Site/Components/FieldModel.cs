using Veerkracht.Core.Forms;

namespace Veerkracht.Site.Components;

/// <summary>A choice of a select, radios or checkboxes. Id is what is posted.</summary>
public sealed record Choice(string Id, string Label, string? Hint = null)
{
    /// <summary>As <see cref="FieldModel.Lang"/>.</summary>
    public string? Lang { get; init; }
}

/// <summary>
/// A field as it is shown: all texts in the language of the reader, values as typed. What the reader typed wrongly is shown again
/// exactly as typed, with its error.
/// </summary>
public sealed record FieldModel
{
    public required BoxKind Kind { get; init; }

    /// <summary>Path of the answer, and name of the input: "costs.works.cost".</summary>
    public required string Name { get; init; }
    public required string Label { get; init; }
    public string? Hint { get; init; }

    /// <summary>Language tag of the label where it is another than that of the page.</summary>
    public string? Lang { get; init; }
    public string? HintLang { get; init; }
    public string? Unit { get; init; }

    /// <summary>What stands in the box. Dates as yyyy-MM-dd or as typed, yes/no as "true" and "false".</summary>
    public string? Value { get; init; }

    /// <summary>A password: what is typed is not shown, and never shown again.</summary>
    public bool IsSecret { get; init; }

    /// <summary>Ids of ticked checkboxes.</summary>
    public IReadOnlyCollection<string> Values { get; init; } = [];
    public IReadOnlyList<Choice> Options { get; init; } = [];

    /// <summary>What a select says before a choice is made; "Maak een keuze" unless said otherwise (a filter: "Alle").</summary>
    public string? EmptyOption { get; init; }
    public IReadOnlyList<string> Errors { get; init; } = [];
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Language tags of those messages that are in another language than the page.</summary>
    public IReadOnlyDictionary<string, string>? MessageLangs { get; init; }
    public bool Required { get; init; } = true;

    /// <summary>Characters that may be typed; shown as a counter, never cut off.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Decimals of a number that may be typed.</summary>
    public int Decimals { get; init; }
    public string? Autocomplete { get; init; }
    public bool ReadOnly { get; init; }

    /// <summary>Of a <see cref="BoxKind.Map"/>.</summary>
    public MapBox? Map { get; init; }

    /// <summary>In a cell of a table: the label is there for readers of the screen only, and "not required" is not said.</summary>
    public bool Bare { get; init; }

    public string Id => FieldIds.Of(Name);
    public bool IsChoice => Kind is BoxKind.Radios or BoxKind.Checkboxes or BoxKind.YesNo;

    /// <summary>Above the box stands how to write what it asks.</summary>
    public bool HasExample => Kind is BoxKind.Date or BoxKind.Map && !ReadOnly && !Bare;

    /// <summary>Ids of what describes the input, in the order in which it is read; null where there is nothing.</summary>
    public string? DescribedBy()
    {
        List<string> ids = [];
        if (!string.IsNullOrEmpty(Hint))
            ids.Add(FieldIds.Hint(Name));
        if (HasExample)
            ids.Add(FieldIds.Example(Name));
        if (Errors.Count > 0)
            ids.Add(FieldIds.Error(Name));
        if (Warnings.Count > 0)
            ids.Add(FieldIds.Warning(Name));
        if (!string.IsNullOrEmpty(Unit))
            ids.Add(FieldIds.Unit(Name));
        if (MaxLength is not null && Kind == BoxKind.LongText)
            ids.Add(FieldIds.Counter(Name));
        return ids.Count == 0 ? null : string.Join(' ', ids);
    }
}
