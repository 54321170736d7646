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
    string Organisation,
    string OrganisationName,
    IReadOnlyList<(Role Role, string Organisation)> Roles
)
{
    public IReadOnlySet<Role> RolesHere => Roles.Where(r => r.Organisation == Organisation).Select(r => r.Role).ToHashSet();

    /// <summary>Null where the person is missing.</summary>
    public static SignedInPerson? From(IEnumerable<Claim> claims, OidcSettings settings)
    {
        var all = claims.ToLookup(c => c.Type, c => c.Value.Trim());
        var names = settings.Claims;
        string? One(string type) => all[type].FirstOrDefault(v => v.Length > 0);
        if (One(names.Person) is not { } subject)
            return null;
        var organisation = One(names.Organisation) is { } code ? Key(code) : "";
        var roles = all[names.Roles].Select(v => Read(v, settings)).OfType<(Role, string)>().Distinct().ToList();
        return new SignedInPerson(
            subject,
            NameOf(One, names) ?? subject,
            One(names.Email),
            organisation,
            One(names.OrganisationName) ?? organisation,
            roles
        );
    }

    private static string? NameOf(Func<string, string?> one, ClaimNames names)
    {
        var parts = string.Join(' ', new[] { one(names.GivenName), one(names.FamilyName) }.OfType<string>());
        return one(names.Name) ?? (parts.Length > 0 ? parts : null);
    }

    /// <summary>"Officer:0207518137"; the organisation may be written with dots or BE.</summary>
    private static (Role, string)? Read(string value, OidcSettings settings)
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
        return (role, Key(value[(colon + 1)..].Trim()));
    }

    private static string Key(string code) => KboNumber.TryParse(code, out var kbo, out _) ? kbo.Digits : code.ToUpperInvariant();
}
