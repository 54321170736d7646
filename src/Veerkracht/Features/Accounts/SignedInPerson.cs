using System.Security.Claims;
using Veerkracht.Core.Identifiers;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// What the claims of a provider say: who, for which organisation, with which roles there and elsewhere. Roles that are not known here are
/// left out. Without any role a person is a citizen, who can accept an invitation of an organisation.
/// </summary>
/// <param name="Organisation">Its key; empty where the provider names none.</param>
public sealed record SignedInPerson(
    string Subject,
    string Name,
    string? Email,
    OrganisationKey Organisation,
    string OrganisationName,
    IReadOnlyList<(Role Role, OrganisationKey Organisation)> Roles
)
{
    /// <summary>Which provider says all this; null where it is not asked.</summary>
    public string? Issuer { get; init; }

    public IReadOnlySet<Role> RolesHere => Roles.Where(r => r.Organisation == Organisation).Select(r => r.Role).ToHashSet();

    /// <summary>Null where the person is missing.</summary>
    public static SignedInPerson? From(IEnumerable<Claim> claims, OidcSettings settings)
    {
        var all = claims.ToLookup(c => c.Type, c => c.Value.Trim());
        var names = settings.Claims;
        string? One(string type) => all[type].FirstOrDefault(v => v.Length > 0);
        if (One(names.Person) is not { } subject)
            return null;
        var organisation = OrganisationKey.Read(One(names.Organisation) ?? "");
        var roles = all[names.Roles].Select(v => Read(v, settings)).OfType<(Role, OrganisationKey)>().Distinct().ToList();
        return new SignedInPerson(
            subject,
            NameOf(One, names) ?? subject,
            One(names.Email),
            organisation,
            One(names.OrganisationName) ?? organisation.Value,
            roles
        );
    }

    private static string? NameOf(Func<string, string?> one, ClaimNames names)
    {
        var parts = string.Join(' ', new[] { one(names.GivenName), one(names.FamilyName) }.OfType<string>());
        return one(names.Name) ?? (parts.Length > 0 ? parts : null);
    }

    /// <summary>"Officer:0207518137"; the organisation may be written with dots or BE.</summary>
    private static (Role, OrganisationKey)? Read(string value, OidcSettings settings)
    {
        var colon = value.LastIndexOf(':');
        if (colon <= 0 || colon == value.Length - 1)
            return null;
        var name = value[..colon].Trim();
        if (
            !settings.Roles.TryGetValue(name, out var role)
            && !(char.IsLetter(name[0]) && Enum.TryParse(name.Replace("-", ""), true, out role))
        )
            return null;
        return (role, OrganisationKey.Read(value[(colon + 1)..]));
    }
}
