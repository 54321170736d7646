namespace Veerkracht.Bench.Filling;

/// <summary>The dossiers of the demonstration as examples, in all calls, and the shares in which they are copied.</summary>
internal sealed class Examples
{
    // As after some years of work, in hundredths.
    private static readonly (string State, int Share)[] Mix =
    [
        ("Draft", 10),
        ("Registered", 8),
        ("Complete", 7),
        ("Proposed", 5),
        ("Awarded", 50),
        ("Closed", 20),
    ];

    private readonly List<(int Share, List<Template> Own, List<List<Template>> Others)> _byState = [];

    public static async Task<Examples> Read(Filled filled)
    {
        var examples = new Examples();
        var tables = (await filled.TablesOfDossiers()).Except(Projections.OfDossiers).ToList();
        var all = new List<(Example Example, string Kbo)>();
        foreach (var dossier in await filled.Rows("Dossiers", "SELECT * FROM \"Dossiers\" ORDER BY \"StartedAt\""))
        {
            var rows = new List<Row> { dossier };
            foreach (var table in tables)
                rows.AddRange(await filled.Rows(table, $"SELECT * FROM \"{table}\" WHERE \"DossierId\" = @id", ("@id", dossier["Id"])));
            // A file to the bank is of several dossiers together, and is not copied with one of them.
            if (rows.TrueForAll(r => r.Table != "BatchOrders"))
                all.Add((new(rows), await Towns.Kbo(filled, dossier.Text("Holder")!)));
        }
        if (all.Count is 0 or > 1000)
            throw new InvalidOperationException("Filling begins with a demonstration that has its example dossiers and no others.");
        all.AddRange([.. all.Where(e => e.Example.State == "Registered").Select(e => (e.Example.AsDraft(), e.Kbo))]);
        var calls = await filled.Rows("CallVersions", "SELECT \"Slug\", \"Version\", \"Measure\" FROM \"CallVersions\"");
        foreach (var (state, share) in Mix)
        {
            var here = all.Where(e => e.Example.State == state).ToList();
            var main = here.Where(e => e.Example.Call == Main).ToList();
            examples._byState.Add(
                (
                    share,
                    [.. main.Select(e => new Template(e.Example, e.Kbo))],
                    [
                        .. calls
                            .Where(c => c.Text("Slug") != Main)
                            .Select(c =>
                                here.Where(e => e.Example.Call == c.Text("Slug"))
                                    .Select(e => new Template(e.Example, e.Kbo))
                                    .Concat(main.Select(e => new Template(In(e.Example, c), e.Kbo)))
                                    .ToList()
                            ),
                    ]
                )
            );
        }
        return examples;
    }

    /// <summary>The call that has half of all dossiers.</summary>
    public const string Main = "fietspaden";

    public IEnumerable<Template> All => _byState.SelectMany(s => s.Own.Concat(s.Others.SelectMany(o => o)));

    public Template Pick(Random random)
    {
        var at = random.Next(_byState.Sum(s => s.Share));
        var index = 0;
        while (at >= _byState[index].Share)
            at -= _byState[index++].Share;
        var (_, own, others) = _byState[index];
        var list = random.Next(2) == 0 ? own : others[random.Next(others.Count)];
        return list[random.Next(list.Count)];
    }

    private static Example In(Example example, Row call) => example.InCall(call.Text("Slug")!, call["Version"]!, call.Text("Measure")!);
}
