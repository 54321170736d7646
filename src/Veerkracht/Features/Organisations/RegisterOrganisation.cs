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
        var id = OrganisationId.FirstKnownAs(key.Value).Value;
        await db.Database.ExecuteSqlAsync($"""INSERT INTO "Organisations" ("Id") VALUES ({id}) ON CONFLICT ("Id") DO NOTHING""", stop);
        foreach (var (kind, value) in new[] { (KindOf(key), key.Value), (AttributeKind.Name, Shortened(name, key)) })
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                INSERT INTO "OrganisationAttributes" ("Organisation", "Kind", "Value", "ValidFrom", "ValidUntil")
                VALUES ({id}, {kind.ToString()}, {value}, {OrganisationAttribute.Always}, NULL)
                ON CONFLICT DO NOTHING
                """,
                stop
            );
        }
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
