using Veerkracht.Site;

namespace Veerkracht.Features.Accounts;

/// <summary>
/// Section "Oidc" of the configuration: any OpenID Connect provider will do. The names of claims are those of the sign-in of the Flemish
/// government unless they are set otherwise.
/// </summary>
public sealed record OidcSettings
{
    /// <summary>Address of the provider; empty: no sign-in is set up.</summary>
    public string Authority { get; init; } = "";

    /// <summary>What it calls itself, in what it publishes and in every token; empty: its address.</summary>
    public string Issuer { get; init; } = "";
    public string ClientId { get; init; } = "";
    public string ClientSecret { get; init; } = "";
    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile", "vo"];

    /// <summary>False only in tests, over plain http.</summary>
    public bool RequireHttps { get; init; } = true;
    public ClaimNames Claims { get; init; } = new();

    /// <summary>What the provider calls a role → what it is here. Names of <see cref="Role"/> are always understood.</summary>
    public IReadOnlyDictionary<string, Role> Roles { get; init; } = new Dictionary<string, Role>(StringComparer.OrdinalIgnoreCase);

    public bool IsSet => Authority.Length > 0 && ClientId.Length > 0;

    /// <summary>The issuer that counts, with or without a slash at its end.</summary>
    public bool IsIssuer(string? said) => said is not null && said.TrimEnd('/') == (Issuer.Length > 0 ? Issuer : Authority).TrimEnd('/');

    public static OidcSettings Read(SettingsReader settings)
    {
        var read = new OidcSettings
        {
            Authority = ReadAuthority(settings, settings.Flag("Oidc:RequireHttps", true)),
            Issuer = settings.Address("Oidc:Issuer", Example)?.OriginalString ?? "",
            ClientId = settings.Text("Oidc:ClientId") ?? "",
            ClientSecret = settings.Text("Oidc:ClientSecret") ?? "",
            RequireHttps = settings.Flag("Oidc:RequireHttps", true),
            Claims = ClaimNames.Read(settings),
            Roles = ReadRoles(settings),
        };
        if (settings.List("Oidc:Scopes") is { Count: > 0 } scopes)
            read = read with { Scopes = scopes };
        if (!read.Scopes.Contains("openid"))
            settings.Fault("Oidc:Scopes lacks openid, without which a provider names nobody: add it.");
        if (settings.Has("Oidc:Authority") != (read.ClientId.Length > 0))
            settings.Fault("Oidc:Authority and Oidc:ClientId are needed together: one of them is missing.");
        return read;
    }

    private static string ReadAuthority(SettingsReader settings, bool https)
    {
        if (settings.Address("Oidc:Authority", Example) is not { } uri)
            return "";
        if (uri.Query.Length > 0)
            settings.Wrong("Oidc:Authority", $"write it as {Example}, without what follows a question mark");
        else if (https && uri.Scheme != Uri.UriSchemeHttps)
            settings.Wrong("Oidc:Authority", "people sign in by https only, so its address begins with https");
        else if (!https && !uri.IsLoopback)
            settings.Fault("Oidc:RequireHttps is false: that is for a provider on this machine, in a test. Leave it out.");
        return uri.OriginalString;
    }

    private static Dictionary<string, Role> ReadRoles(SettingsReader settings)
    {
        var roles = new Dictionary<string, Role>(StringComparer.OrdinalIgnoreCase);
        foreach (var (key, value) in settings.Map("Oidc:Roles"))
            if (value.Length > 0 && char.IsLetter(value[0]) && Enum.TryParse<Role>(value, ignoreCase: true, out var role))
                roles[key] = role;
            else
                settings.Wrong($"Oidc:Roles:{key}", $"write one of {string.Join(", ", Enum.GetNames<Role>())}");
        return roles;
    }

    private const string Example = "https://identity.example";
}

/// <summary>Which claim says what.</summary>
public sealed record ClaimNames
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

    internal static ClaimNames Read(SettingsReader settings)
    {
        var usual = new ClaimNames();
        string Name(string claim, string otherwise) => settings.Text($"Oidc:Claims:{claim}") ?? otherwise;
        return new()
        {
            Person = Name(nameof(Person), usual.Person),
            Organisation = Name(nameof(Organisation), usual.Organisation),
            OrganisationName = Name(nameof(OrganisationName), usual.OrganisationName),
            Roles = Name(nameof(Roles), usual.Roles),
            Name = Name(nameof(usual.Name), usual.Name),
            GivenName = Name(nameof(GivenName), usual.GivenName),
            FamilyName = Name(nameof(FamilyName), usual.FamilyName),
            Email = Name(nameof(Email), usual.Email),
        };
    }
}

/// <summary>Whether people sign in at a provider here: personas and a provider never stand side by side.</summary>
public sealed record SignInProvider(bool IsUsed);
