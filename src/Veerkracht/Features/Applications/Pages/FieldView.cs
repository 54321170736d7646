using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Applications.Together;
using Veerkracht.Site.Components;

namespace Veerkracht.Features.Applications.Pages;

/// <summary>A field of a form as its page shows it, with all that is inside it. Hidden fields are not there.</summary>
public sealed record FieldView(Field Field, string Path)
{
    /// <summary>A box to type in, or a computed value.</summary>
    public FieldModel? Box { get; init; }
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    /// <summary>Where a script sends what is chosen; null where it goes with the form.</summary>
    public string? SendTo { get; init; }
    public IReadOnlyList<string> Errors { get; init; } = [];
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>As <see cref="FieldModel.MessageLangs"/>.</summary>
    public IReadOnlyDictionary<string, string>? MessageLangs { get; init; }
    public bool Required { get; init; }

    /// <summary>What is searched in a question about organisations, and who was found; null where nothing is.</summary>
    public string? Search { get; init; }
    public IReadOnlyList<Choice> Found { get; init; } = [];

    /// <summary>Fields of a block.</summary>
    public IReadOnlyList<FieldView> Inner { get; init; } = [];

    /// <summary>Fields of each item of a group.</summary>
    public IReadOnlyList<IReadOnlyList<FieldView>> Items { get; init; } = [];

    /// <summary>How many of the items are there; those behind them only stand open.</summary>
    public int Made { get; init; }
    public TableView? Table { get; init; }

    /// <summary>What colleagues say beside this question; null where nothing can be said, as inside a block.</summary>
    public FieldRemarks? Remarks { get; init; }
}

/// <summary>Remarks at one question: those that are open, and how many there are in all.</summary>
public sealed record FieldRemarks(string Path, string Label, IReadOnlyList<RemarkThread> Open, int Total);

/// <summary>A table to fill in: the longer side goes down, so that it fits on a phone.</summary>
public sealed record TableView(IReadOnlyList<LocalText> Columns, IReadOnlyList<TableLine> Lines);

/// <summary>A line of a table; a cell that does not exist there is null.</summary>
public sealed record TableLine(LocalText Label, IReadOnlyList<FieldView?> Cells);
