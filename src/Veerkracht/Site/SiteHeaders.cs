namespace Veerkracht.Site;

/// <summary>
/// Headers of every answer. Scripts and styles come from our own files only: no inline script, no style attribute. Charts use
/// presentation attributes and classes.
/// </summary>
public static class SiteHeaders
{
    public static HeaderPolicyCollection Policy(IConfiguration configuration) =>
        new HeaderPolicyCollection()
            .AddFrameOptionsDeny()
            .AddContentTypeOptionsNoSniff()
            .AddReferrerPolicyStrictOriginWhenCrossOrigin()
            .AddStrictTransportSecurityMaxAgeIncludeSubDomains()
            .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
            .AddPermissionsPolicy(policy =>
            {
                policy.AddCamera().None();
                policy.AddMicrophone().None();
                policy.AddGeolocation().None();
            })
            .AddContentSecurityPolicy(policy =>
            {
                policy.AddDefaultSrc().None();
                policy.AddScriptSrc().Self();
                policy.AddStyleSrc().Self();
                policy.AddImgSrc().Self().Data();
                policy.AddFontSrc().Self();
                policy.AddConnectSrc().Self();
                policy.AddBaseUri().None();
                policy.AddFrameAncestors().None();
                // Signing out leads on to the provider of identities; where it ends sessions elsewhere, name that origin in
                // Site:FormAction.
                var formAction = policy.AddFormAction().Self();
                var provider = Uri.TryCreate(configuration["Oidc:Authority"], UriKind.Absolute, out var uri)
                    ? [uri.GetLeftPart(UriPartial.Authority)]
                    : Array.Empty<string>();
                foreach (var origin in provider.Concat(configuration.GetSection("Site:FormAction").Get<string[]>() ?? []))
                    formAction.From(origin);
            })
            .RemoveServerHeader();
}
