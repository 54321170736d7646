using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;

namespace Veerkracht.Features.Organisations;

/// <summary>
/// Registers an organisation that older data names and nobody knows: by its key and its name, without a class, so that it can do nothing in
/// a call before staff know what it is. Nobody who signs in registers one.
/// </summary>
internal static class RegisterOrganisation
{
    /// <summary>Two that come at the same moment make one: the id comes from the key.</summary>
    public static async Task Add(Db db, OrganisationKey key, string name, CancellationToken stop)
    {
        var id = OrganisationId.FirstKnownAs(key.Value);
        await Add(db, id, KindOf(key), key.Value, stop);
        await Add(db, id, AttributeKind.Name, Shortened(name, key), stop);
    }

    /// <summary>What always was so of an organisation, which is registered where it was not.</summary>
    /// <returns>False where it was there already, or another has this number.</returns>
    public static async Task<bool> Add(Db db, OrganisationId organisation, AttributeKind kind, string value, CancellationToken stop)
    {
        var id = organisation.Value;
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Organisations" ("Id") VALUES ({id}) ON CONFLICT ("Id") DO NOTHING""", stop);
        var added = await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "OrganisationAttributes" ("Organisation", "Kind", "Value", "ValidFrom", "ValidUntil")
            VALUES ({id}, {kind.ToString()}, {value}, {OrganisationAttribute.Always}, NULL)
            ON CONFLICT DO NOTHING
            """,
            stop
        );
        return added == 1;
    }

    private static AttributeKind KindOf(OrganisationKey key) =>
        key.Kind switch
        {
            OrganisationKeyKind.Kbo => AttributeKind.Kbo,
            OrganisationKeyKind.Nis => AttributeKind.Nis,
            OrganisationKeyKind.Ovo => AttributeKind.Ovo,
            _ => AttributeKind.Word,
        };

    private static string Shortened(string name, OrganisationKey key)
    {
        var text = string.IsNullOrWhiteSpace(name) ? key.Value : name.Trim();
        if (text.Length <= OrganisationAttributeMap.MaxLength)
            return text;
        var end = char.IsHighSurrogate(text[OrganisationAttributeMap.MaxLength - 1]) ? 1 : 0;
        return text[..(OrganisationAttributeMap.MaxLength - end)];
    }
}
