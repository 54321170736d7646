namespace Veerkracht.Bench.Filling;

/// <summary>A dossier of the demonstration with all its rows in all tables, and what is made of it by changing rows.</summary>
internal sealed record Example(IReadOnlyList<Row> Rows)
{
    private static readonly string[] OfDraft = ["Dossiers", "DossierSteps", "Documents", "Acts"];

    public Row Dossier => Rows.Single(r => r.Table == "Dossiers");
    public string State => Dossier.Text("State")!;
    public string Call => Dossier.Text("Call")!;

    public IEnumerable<Row> Of(string table) => Rows.Where(r => r.Table == table);

    /// <summary>As it was before it was sent.</summary>
    public Example AsDraft()
    {
        var rows = Rows.Where(r => OfDraft.Contains(r.Table))
            .Where(r => r.Table != "Acts" || r.Text("Kind") == "start-application")
            .Select(r => r.Clone())
            .ToList();
        foreach (var dossier in rows.Where(r => r.Table == "Dossiers"))
        {
            (dossier["State"], dossier["Awaits"]) = ("Draft", "Applicant");
            (dossier["RegisteredAt"], dossier["AskedCents"], dossier["ChangedAt"]) = (null, null, dossier["StartedAt"]);
        }
        foreach (var step in rows.Where(r => r.Table == "DossierSteps"))
        {
            step["State"] = "Draft";
            foreach (var column in new[] { "Sent", "SentSha256", "SentAt", "SentBy", "IdempotencyKey", "Amounts" })
                step[column] = null;
        }
        return new([.. rows]);
    }

    /// <summary>In another call: money from the envelope of its measure alone, answers as they are.</summary>
    public Example InCall(string slug, object version, string measure)
    {
        var old = Dossier.Text("Measure")!;
        string Key(string key) => key.Replace($"/{old}/", $"/{measure}/", StringComparison.Ordinal);
        var rows = new List<Row>();
        foreach (var row in Rows.Select(r => r.Clone()))
        {
            var ofPot = row.Table switch
            {
                "SourceClaims" => true,
                "Accounts" => row.Text("Book") != "envelope",
                "Transfers" => !row.Text("FromKey")!.Contains("/envelope", StringComparison.Ordinal),
                _ => false,
            };
            if (ofPot)
                continue;
            row["Measure"] = measure;
            row["Call"] = slug;
            row["CallVersion"] = version;
            foreach (var column in new[] { "Key", "FromKey", "ToKey" }.Where(row.Columns.Contains))
                row[column] = Key(row.Text(column)!);
            rows.Add(row);
        }
        return new(rows);
    }
}
