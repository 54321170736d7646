namespace Veerkracht.Features.Accounts;

/// <summary>
/// Section "Oidc" of the configuration: any OpenID Connect provider will do. The names of claims are those of the sign-in of the Flemish
/// government unless they are set otherwise.
/// </summary>
public sealed class OidcSettings
{
    /// <summary>Address of the provider; empty: no sign-in is set up.</summary>
    public string Authority { get; init; } = "";

    /// <summary>What it calls itself, in what it publishes and in every token; empty: its address.</summary>
    public string Issuer { get; init; } = "";
    public string ClientId { get; init; } = "";
    public string ClientSecret { get; init; } = "";
    public string[] Scopes { get; init; } = ["openid", "profile", "vo"];

    /// <summary>False only in tests, over plain http.</summary>
    public bool RequireHttps { get; init; } = true;
    public ClaimNames Claims { get; init; } = new();

    /// <summary>What the provider calls a role → what it is here. Names of <see cref="Role"/> are always understood.</summary>
    public Dictionary<string, Role> Roles { get; init; } = new(StringComparer.OrdinalIgnoreCase);

    public bool IsSet => Authority.Length > 0 && ClientId.Length > 0;

    /// <summary>The issuer that counts, with or without a slash at its end.</summary>
    public bool IsIssuer(string? said) => said is not null && said.TrimEnd('/') == (Issuer.Length > 0 ? Issuer : Authority).TrimEnd('/');

    public static OidcSettings From(IConfiguration configuration) => configuration.GetSection("Oidc").Get<OidcSettings>() ?? new();
}

/// <summary>Which claim says what.</summary>
public sealed class ClaimNames
{
    /// <summary>The person, the same at every sign-in.</summary>
    public string Person { get; init; } = "vo_id";

    /// <summary>Key of the organisation for which the person signed in: KBO number or OVO code.</summary>
    public string Organisation { get; init; } = "vo_orgcode";
    public string OrganisationName { get; init; } = "vo_orgnaam";

    /// <summary>An array of "Role:OrganisationKey".</summary>
    public string Roles { get; init; } = "veerkracht_rol";
    public string Name { get; init; } = "name";
    public string GivenName { get; init; } = "given_name";
    public string FamilyName { get; init; } = "family_name";
    public string Email { get; init; } = "email";
}

/// <summary>Whether people sign in at a provider here: personas and a provider never stand side by side.</summary>
public sealed record SignInProvider(bool IsUsed);
