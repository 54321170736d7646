using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Identifiers;
using Veerkracht.Data;

namespace Veerkracht.Features.Organisations;

/// <summary>
/// Gives the id of the organisation for which somebody comes in, by the key that a provider of identities has for it. One that is not
/// known yet is registered: by its key and its name, without a class, so that it can do nothing in a call before staff know what it is.
/// </summary>
public sealed class RegisterOrganisation(Db db, OrganisationRegistry registry, Clock clock)
{
    public async Task<OrganisationId> Do(OrganisationKey key, string name, CancellationToken stop = default)
    {
        if (registry.IdOf(key, clock.Today) is { } known)
            return known;
        using (await db.EnterWriter(stop))
            await Add(db, key, name, stop);
        await registry.Refresh(db, stop);
        return registry.IdOf(key, clock.Today) ?? throw new InvalidOperationException($"{key} could not be registered.");
    }

    /// <summary>What it is called today.</summary>
    public string NameOf(OrganisationId id) => registry.NameOf(id, clock.Today);

    /// <summary>Two that come at the same moment make one: the id comes from the key.</summary>
    internal static async Task Add(Db db, OrganisationKey key, string name, CancellationToken stop)
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
