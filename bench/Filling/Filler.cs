using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Veerkracht.Bench.Filling;

/// <summary>
/// Invented dossiers: the examples of a demonstration, copied with ids, names, towns, times and hashes of their own. It works on columns
/// as they are, so on the schema of whatever build made the database.
/// </summary>
internal sealed class Filler(Filled filled, int count)
{
    private static readonly string[] Things =
    [
        "Fietspad",
        "Fietssnelweg",
        "Jaagpad",
        "Schoolroute",
        "Wijkplein",
        "Loket",
        "Laadplein",
        "Digibank",
    ];
    private static readonly string[] Streets =
    [
        "Kerkstraat",
        "Dorpsstraat",
        "Stationsstraat",
        "Molenweg",
        "Kanaalpad",
        "Markt",
        "Beekweg",
        "Ringlaan",
    ];

    // The clock of the demonstration stands at the last of these.
    private static readonly DateTime From = new(2021, 3, 1, 8, 0, 0, DateTimeKind.Utc),
        Until = new(2022, 9, 1, 6, 0, 0, DateTimeKind.Utc);

    private readonly Random _random = new(1);
    private readonly SharedAccounts _shared = new();
    private readonly Dictionary<(string Table, int Columns), IRowSink> _sinks = [];
    private readonly Dictionary<string, long> _numbers = [];
    private long _transfer,
        _act;
    private int _ids;

    public async Task Run()
    {
        var watch = Stopwatch.StartNew();
        var (towns, examples) = (await Towns.Read(filled), await Examples.Read(filled));
        _transfer = await filled.Whole("SELECT MAX(\"Id\") FROM \"Transfers\"");
        _act = await filled.Whole("SELECT MAX(\"Sequence\") FROM \"Acts\"");
        foreach (var series in await filled.Rows("NumberSeries", "SELECT * FROM \"NumberSeries\""))
            _numbers[series.Text("Prefix")!] = series.Whole("Last");
        var prefixes = _numbers.Keys.ToList();
        Row? last = (await filled.Rows("Acts", "SELECT * FROM \"Acts\" WHERE \"Kind\" = 'load-programme' LIMIT 1")).FirstOrDefault();
        await filled.Loosen();
        for (var i = 0; i < count; i++)
        {
            var template = examples.Pick(_random);
            await Write(template, Prepare(template, towns[_random.Next(towns.Count)], i));
            if (i % 100_000 == 99_999)
                Console.WriteLine($"{i + 1:N0} dossiers after {watch.Elapsed.TotalSeconds:0} s");
        }
        await FillMoney(last!);
        foreach (var sink in _sinks.Values)
            await sink.DisposeAsync();
        await _shared.Write(filled);
        foreach (var prefix in prefixes)
        {
            await filled.Execute(
                "UPDATE \"NumberSeries\" SET \"Last\" = @last WHERE \"Prefix\" = @prefix",
                ("@last", filled is FilledSqlite ? _numbers[prefix] : (int)_numbers[prefix]),
                ("@prefix", prefix)
            );
        }
        Console.WriteLine($"rows after {watch.Elapsed.TotalSeconds:0} s");
        await Projections.Make(filled);
        Console.WriteLine($"sums after {watch.Elapsed.TotalSeconds:0} s");
        await filled.Tighten();
        Console.WriteLine($"indexes after {watch.Elapsed.TotalSeconds:0} s");
    }

    /// <summary>An act of the platform that brings the money which the dossiers took.</summary>
    private async Task FillMoney(Row pattern)
    {
        var act = pattern.Clone();
        var id = NextId(Until);
        act["Id"] = Kept(id);
        act["Sequence"] = ++_act;
        act["Evidence"] = null;
        string[] columns = [.. act.Columns];
        object?[] values = [.. columns.Select(c => act[c])];
        Digests.Seal(columns, values);
        (await Sink("Acts", columns)).Write(values);
        foreach (var (from, to, cents) in _shared.Fillings())
        {
            object at = filled is FilledSqlite ? Until.ToString(Cell.Moment.Format, CultureInfo.InvariantCulture) : Until;
            string[] transfer = ["Id", "ActId", "FromKey", "ToKey", "Cents", "At"];
            (await Sink("Transfers", transfer)).Write([++_transfer, Kept(id), from, to, cents, at]);
            _shared.Moved(from, -cents, _transfer);
            _shared.Moved(to, cents, _transfer);
        }
    }

    private Copy Prepare(Template template, Town town, int i)
    {
        var copy = new Copy(template.Slots, template.Ids.Count) { FirstTransfer = _transfer + 1, FirstAct = _act + 1 };
        var start = From + (Until - From) * ((double)i / count);
        // Nothing happens after today; ticks of the database are microseconds.
        var shift = start - template.StartedAt;
        if (template.Latest + shift > Until)
            shift = Until - template.Latest;
        copy.Shift = new TimeSpan(shift.Ticks / 10 * 10 + _random.Next(1_000_000) * 10);
        var project = $"{Things[_random.Next(8)]} {Streets[_random.Next(8)]} {_random.Next(1000)}";
        var series = template.Call == Examples.Main ? "fiets-subsidie" : template.Call;
        copy.Slots[Template.Organisation] = town.Id;
        copy.Slots[Template.Name] = town.Name;
        copy.Slots[Template.NameLower] = town.Name.ToLowerInvariant();
        copy.Slots[Template.Kbo] = $"\"holder\":\"{town.Kbo}\"";
        copy.Slots[Template.Number] = $"{series}-{_numbers[series] = _numbers.GetValueOrDefault(series) + 1}";
        copy.Slots[Template.Project] = project;
        copy.Slots[Template.ProjectLower] = project.ToLowerInvariant();
        var slot = Template.Known;
        for (var n = 0; n < template.Ids.Count; n++)
        {
            copy.Ids[n] = NextId(start);
            foreach (var form in Template.Forms(copy.Ids[n]))
                copy.Slots[slot++] = form;
        }
        foreach (var (sent, first) in template.Sent)
        {
            var bytes = Encoding.UTF8.GetBytes((string)sent.Of(copy)!);
            copy.Slots[first] = Convert.ToHexStringLower(SHA256.HashData(bytes));
            copy.Slots[first + 1] = $"{copy.Slots[first]}\",\"bytes\":{bytes.Length}";
        }
        return copy;
    }

    private async Task Write(Template template, Copy copy)
    {
        foreach (var (table, columns, cells) in template.Rows)
        {
            var values = new object?[cells.Length];
            for (var i = 0; i < cells.Length; i++)
                values[i] = cells[i].Of(copy);
            if (table == "Acts")
                Digests.Seal(columns, values);
            (await Sink(table, columns)).Write(values);
        }
        foreach (var (from, to, cents) in template.Moves)
        {
            _transfer++;
            if (from is not null)
                _shared.Moved((string)from.Of(copy)!, -cents, _transfer);
            if (to is not null)
                _shared.Moved((string)to.Of(copy)!, cents, _transfer);
        }
        foreach (var (book, cents) in template.OpenClaims)
            _shared.Wanted(template.Measure, (string)book.Of(copy)!, cents);
        _act += template.Acts;
    }

    private async ValueTask<IRowSink> Sink(string table, IReadOnlyList<string> columns)
    {
        var key = (table, columns.Count);
        if (!_sinks.TryGetValue(key, out var sink))
            _sinks[key] = sink = await filled.Sink(table, columns);
        return sink;
    }

    private object Kept(Guid id) => filled is FilledSqlite ? id.ToString().ToUpperInvariant() : id;

    /// <summary>Version 7, each after the one before.</summary>
    private Guid NextId(DateTime at)
    {
        _ids++;
        var ms = (at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;
        var noise = (ulong)_random.NextInt64(1L << 30);
        var text = $"{ms:x12}7{_ids >> 20 & 0xfff:x3}8{_ids & 0xfffff:x5}{noise:x10}";
        return Guid.ParseExact(text, "N");
    }
}
