namespace Veerkracht.Bench.Filling;

internal sealed record Town(string Id, string Name, string Kbo);

/// <summary>Who has a drawing right of the main call: the municipalities.</summary>
internal static class Towns
{
    public static async Task<IReadOnlyList<Town>> Read(Filled filled)
    {
        var towns = new List<Town>();
        var before = $"right:{Examples.Main}:drawing_right:";
        var rights = await filled.Rows(
            "Accounts",
            $"""SELECT DISTINCT "Book" FROM "Accounts" WHERE "Kind" = 'Available' AND "Book" LIKE '{before}%' ORDER BY "Book" """
        );
        foreach (var id in rights.Select(r => r.Text("Book")![before.Length..]))
            towns.Add(new(id, await Attribute(filled, id, "Name") ?? id, await Kbo(filled, id)));
        return towns;
    }

    public static async Task<string> Kbo(Filled filled, string organisation) =>
        await Attribute(filled, organisation, "Kbo") ?? organisation;

    /// <summary>Null in a build in which an organisation is its number.</summary>
    private static async Task<string?> Attribute(Filled filled, string organisation, string kind)
    {
        if (!await filled.Has("OrganisationAttributes"))
            return null;
        var found = await filled.Rows(
            "OrganisationAttributes",
            """
            SELECT "Value" FROM "OrganisationAttributes" WHERE "Organisation" = @id AND "Kind" = @kind
            ORDER BY "ValidFrom" DESC
            """,
            ("@id", organisation),
            ("@kind", kind)
        );
        return found.FirstOrDefault()?.Text("Value");
    }
}
