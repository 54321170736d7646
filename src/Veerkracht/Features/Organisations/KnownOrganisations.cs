using NodaTime;
using Veerkracht.Core.Identifiers;
using Veerkracht.Core.Reference;

namespace Veerkracht.Features.Organisations;

/// <summary>All attributes of all organisations at one moment, found by id and by key. Never changes once made.</summary>
internal sealed class KnownOrganisations(IReadOnlyList<OrganisationAttribute> all)
{
    private readonly Dictionary<OrganisationId, IReadOnlyList<OrganisationAttribute>> _byId = all.GroupBy(a => a.Organisation)
        .ToDictionary(g => g.Key, g => (IReadOnlyList<OrganisationAttribute>)[.. g]);

    private readonly ILookup<OrganisationKey, OrganisationAttribute> _byKey = all.Where(a => KeyKind(a.Kind) is not null)
        .ToLookup(a => new OrganisationKey(KeyKind(a.Kind)!.Value, a.Value));

    /// <summary>Mostly everybody asks about the same day: today.</summary>
    private volatile Day? _asked;

    private sealed record Day(LocalDate On, IReadOnlyList<Organisation> Organisations);

    public IEnumerable<KeyValuePair<OrganisationId, IReadOnlyList<OrganisationAttribute>>> All => _byId;

    public int Count => _byId.Count;

    /// <summary>Whether anybody ever had this key.</summary>
    public bool Has(OrganisationKey key) => _byKey.Contains(key);

    public IReadOnlyList<OrganisationAttribute>? Of(OrganisationId id) => _byId.GetValueOrDefault(id);

    public OrganisationId? HolderOf(OrganisationKey key, LocalDate on) => _byKey[key].FirstOrDefault(a => a.IsValidOn(on))?.Organisation;

    public OrganisationId? HolderAtAnyTime(OrganisationKey key, LocalDate on)
    {
        var day = on.ToDateOnly();
        var holders = _byKey[key].OrderBy(a => a.ValidFrom).ToList();
        return (holders.FindLast(a => a.ValidFrom <= day) ?? holders.FirstOrDefault())?.Organisation;
    }

    public IReadOnlyList<Organisation> On(LocalDate on, Func<LocalDate, IReadOnlyList<Organisation>> find)
    {
        if (_asked is { } day && day.On == on)
            return day.Organisations;
        var found = find(on);
        _asked = new(on, found);
        return found;
    }

    private static OrganisationKeyKind? KeyKind(AttributeKind kind) =>
        kind switch
        {
            AttributeKind.Kbo => OrganisationKeyKind.Kbo,
            AttributeKind.Nis => OrganisationKeyKind.Nis,
            AttributeKind.Ovo => OrganisationKeyKind.Ovo,
            AttributeKind.Word => OrganisationKeyKind.Word,
            _ => null,
        };
}
