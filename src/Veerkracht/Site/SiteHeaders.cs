namespace Veerkracht.Site;

/// <summary>
/// Headers of every answer. Scripts and styles come from our own files only: no inline script, no style attribute. Charts use
/// presentation attributes and classes.
/// </summary>
public static class SiteHeaders
{
    public static HeaderPolicyCollection Policy(SiteSettings settings) =>
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
                // Attached files are looked at in a frame; nothing else of ours may be framed.
                policy.AddFrameSrc().Self();
                policy.AddBaseUri().None();
                policy.AddFrameAncestors().None();
                // Signing out leads on to the provider of identities; where it ends sessions elsewhere, name that origin in
                // Site:FormAction.
                var formAction = policy.AddFormAction().Self();
                foreach (var origin in settings.FormAction)
                    formAction.From(origin);
            })
            .RemoveServerHeader();
}
