using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Veerkracht.Bench.Filling;

/// <summary>An example with its own ids, names, times and amounts of bytes cut out, ready to be copied many times.</summary>
internal sealed partial class Template
{
    // Slots that every template has; those of its rows and of what was sent follow.
    public const int Organisation = 0,
        Name = 1,
        NameLower = 2,
        Kbo = 3,
        Number = 4,
        Project = 5,
        ProjectLower = 6,
        Known = 7;

    private readonly List<Guid> _ids = [];
    private readonly List<Token> _tokens = [];
    private readonly List<Token> _names;
    private readonly Example _example;
    private readonly long[] _transfers,
        _acts;
    private int _slots = Known;

    public Template(Example example, string kbo)
    {
        _example = example;
        var dossier = example.Dossier;
        _names =
        [
            new(dossier.Text("OrganisationName")!, Name),
            new(dossier.Text("OrganisationName")!.ToLowerInvariant(), NameLower),
            new(dossier.Text("Number")!, Number),
            new(dossier.Text("ProjectName") ?? "\0", Project),
            new((dossier.Text("ProjectName") ?? "\0").ToLowerInvariant(), ProjectLower),
        ];
        _transfers = [.. example.Of("Transfers").Select(r => r.Whole("Id")).Order()];
        _acts = [.. example.Of("Acts").Select(r => r.Whole("Sequence")).Order()];
        _tokens.Add(new(dossier.Text("Organisation")!, Organisation));
        _tokens.Add(new($"\"holder\":\"{kbo}\"", Kbo));
        foreach (var row in example.Rows)
            if (Guid.TryParse(row.Text("Id"), out var id))
                AddId(id);
        foreach (var step in example.Of("DossierSteps").Where(s => s["Sent"] is not null))
        {
            var (sha, bytes) = (step.Text("SentSha256")!, Encoding.UTF8.GetByteCount(step.Text("Sent")!));
            Sent.Add(new(Compile(step, "Sent"), _slots));
            _tokens.Add(new(sha, _slots++));
            _tokens.Add(new($"{sha}\",\"bytes\":{bytes}", _slots++));
        }
        Rows = [.. example.Rows.Select(Compile)];
        Latest = example.Rows.SelectMany(r => r.Columns.Select(c => AsMoment(c, r[c]))).Max() ?? default;
        StartedAt = AsMoment("StartedAt", dossier["StartedAt"])!.Value;
        Moves = [.. example.Of("Transfers").OrderBy(r => r.Whole("Id")).Select(Move)];
        OpenClaims =
        [
            .. example
                .Of("SourceClaims")
                .Where(c => Convert.ToBoolean(c["Open"], null))
                .Select(c => (Compile(c, "Book"), c.Whole("WantedCents"))),
        ];
    }

    public string Call => _example.Call;
    public string Measure => _example.Dossier.Text("Measure")!;
    public IReadOnlyList<(string Table, IReadOnlyList<string> Columns, Cell[] Cells)> Rows { get; }

    /// <summary>What was sent, with the first of its two slots: the hash, and the hash with the number of bytes.</summary>
    public List<(Cell Text, int Slot)> Sent { get; } = [];

    /// <summary>What moves; an account that is a dossier's own is null.</summary>
    public IReadOnlyList<(Cell? From, Cell? To, long Cents)> Moves { get; }
    public IReadOnlyList<(Cell Book, long Cents)> OpenClaims { get; }
    public int Acts => _acts.Length;
    public int Slots => _slots;
    public IReadOnlyList<Guid> Ids => _ids;
    public DateTime StartedAt { get; }
    public DateTime Latest { get; }

    /// <summary>Of any row that belongs to a dossier of this kind, as the account it shares with others.</summary>
    public Cell[] Compile(Row row, IReadOnlyList<string> columns) => [.. columns.Select(c => Compile(row, c))];

    /// <summary>Each id has two slots: as SQLite writes it, and as texts do; the dossier's has a third, as keys of accounts do.</summary>
    public static IEnumerable<string> Forms(Guid id) => [id.ToString().ToUpperInvariant(), id.ToString(), id.ToString("N")];

    private void AddId(Guid id)
    {
        _ids.Add(id);
        foreach (var form in Forms(id))
            _tokens.Add(new(form, _slots++));
    }

    private (Cell? From, Cell? To, long Cents) Move(Row transfer)
    {
        var own = _example.Dossier.Text("Id")!.Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
        Cell? Shared(string column) => transfer.Text(column)!.Contains(own, StringComparison.Ordinal) ? null : Compile(transfer, column);
        return (Shared("FromKey"), Shared("ToKey"), transfer.Whole("Cents"));
    }

    private (string, IReadOnlyList<string>, Cell[]) Compile(Row row)
    {
        string[] columns = [.. row.Columns];
        return (row.Table, columns, Compile(row, columns));
    }

    private Cell Compile(Row row, string column) =>
        (row.Table, column, row[column]) switch
        {
            ("SourceClaims", "Place", { } place) => new Cell.Place(Convert.ToInt64(place, null)),
            ("Transfers", "Id", { } id) => new Cell.Transfer(Array.IndexOf(_transfers, Convert.ToInt64(id, null))),
            ("Accounts", "LastTransferId", { } id) => new Cell.Transfer(Array.IndexOf(_transfers, Convert.ToInt64(id, null))),
            ("Acts", "Sequence", { } id) => new Cell.Act(Array.IndexOf(_acts, Convert.ToInt64(id, null))),
            (_, "IdempotencyKey", _) => new Cell.Fixed(null),
            (_, _, Guid id) => _ids.IndexOf(id) is >= 0 and var own ? new Cell.Id(own) : new Cell.Fixed(id),
            (_, _, DateOnly day) => new Cell.Day(day, false),
            (_, "PaidOn" or "RecoveredOn", string day) => new Cell.Day(DateOnly.Parse(day, CultureInfo.InvariantCulture), true),
            // A reminder belongs to the deadline of the call, which does not move.
            (_, "RemindAt", var at) => new Cell.Fixed(at),
            (_, _, string or DateTime) when AsMoment(column, row[column]) is { } at => new Cell.Moment(at, row[column] is string),
            ("Dossiers", _, string text) => Cell.Text.Of(text, _tokens.Concat(_names)),
            ("DossierSteps", "Answers" or "Sent", string text) => Cell.Text.Of(text, _tokens.Append(new(_names[3].Text, Project))),
            ("Acts", "After", string text) => Cell.Text.Of(text, _tokens.Append(new(_names[2].Text, Number))),
            (_, _, string text) => Cell.Text.Of(text, _tokens),
            var (_, _, value) => new Cell.Fixed(value),
        };

    private static DateTime? AsMoment(string column, object? value) =>
        value switch
        {
            _ when column is "RemindAt" => null,
            DateTime at => at,
            string text when Time().IsMatch(text) => DateTime.Parse(text, CultureInfo.InvariantCulture),
            _ => null,
        };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,7})?$")]
    private static partial Regex Time();
}
