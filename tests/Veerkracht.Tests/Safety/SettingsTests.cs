using Microsoft.Extensions.Configuration;
using Veerkracht.Features.Accounts;
using Veerkracht.Hosting;
using Veerkracht.Site;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.Safety;

/// <summary>What cannot be used in the configuration is told at the start, all of it at once, and nothing was made by then.</summary>
public sealed class SettingsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_start_with_wrong_settings_names_each_and_makes_nothing()
    {
        using var folder = new TemporaryFolder();
        using var process = CommandLine.Launch(
            folder.Path,
            new Dictionary<string, string>
            {
                ["Site__Address"] = "veerkracht.example/pad",
                ["Proxy__Known__0"] = "everybody",
                ["Proxy__Known__1"] = "0.0.0.0/0",
                ["Proxy__Hops"] = "many",
                ["RateLimits__SignIn"] = "often",
                ["RateLimits__Tea"] = "1 in 1",
                ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
                ["Oidc__Authority"] = "http://identity.example",
                ["Mail__Host"] = "smtp.example",
                ["Mail__Port"] = "smtp",
                ["Timing__Lease"] = "60",
                ["Files__Store"] = "s3",
            },
            "serve",
            "--data",
            "data",
            "--urls",
            "http://0.0.0.0:0"
        );
        var error = await process.StandardError.ReadToEndAsync(Stop);
        await process.WaitForExitAsync(Stop);
        Assert.Equal(1, process.ExitCode);
        string[] told =
        [
            "Site:Address is 'veerkracht.example/pad'",
            "Proxy:Known holds 'everybody'",
            "Proxy:Known holds '0.0.0.0/0'",
            "Proxy:Hops is 'many'",
            "RateLimits:SignIn is 'often'",
            "RateLimits:Tea is not a setting. There are RateLimits:AskLink, RateLimits:BadToken, ",
            "ASPNETCORE_FORWARDEDHEADERS_ENABLED believes every sender",
            "Site:Address is missing",
            "Oidc:Authority is 'http://identity.example': people sign in by https only",
            "Oidc:Authority and Oidc:ClientId are needed together",
            "Mail:Port is 'smtp'",
            "Mail:From is missing",
            "Timing:Lease is '60'",
            "Files:Store is 's3': write one of Directory, Database",
        ];
        Assert.All(told, fault => Assert.Contains(fault, error));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("Oidc:Authority is 'identity'", "Oidc:Authority=identity", "Oidc:ClientId=a")]
    [InlineData("Oidc:Authority and Oidc:ClientId are needed together", "Oidc:ClientId=a")]
    [InlineData("for a provider on this machine", "Oidc:Authority=http://keycloak.example", "Oidc:ClientId=a", "Oidc:RequireHttps=false")]
    [InlineData("Oidc:RequireHttps is 'no'", "Oidc:RequireHttps=no")]
    [InlineData("Oidc:Roles:Beheer is 'Boss': write one of Officer", "Oidc:Roles:Beheer=Boss")]
    [InlineData("Oidc:Roles:Beheer is '3'", "Oidc:Roles:Beheer=3")]
    [InlineData("Oidc:Scopes lacks openid", "Oidc:Scopes:0=profile")]
    [InlineData("Oidc:Audience is not a setting. There are Oidc:Authority", "Oidc:Audience=x")]
    [InlineData("Oidc:Claims:Naam is not a setting", "Oidc:Claims:Naam=x")]
    [InlineData("Mail:Prot is not a setting", "Mail:Host=smtp.example", "Mail:From=a@b.example", "Mail:Prot=25")]
    [InlineData("Mail:Port is '0'", "Mail:Port=0")]
    [InlineData("Mail:Port is '70000'", "Mail:Port=70000")]
    [InlineData("Mail:Security is 'maybe'", "Mail:Security=maybe")]
    [InlineData("Mail:Security is '1'", "Mail:Security=1")]
    [InlineData("Mail:From is 'nobody'", "Mail:Host=smtp.example", "Mail:From=nobody")]
    [InlineData("Mail:Host is 'smtp.example:25'", "Mail:Host=smtp.example:25", "Mail:From=a@b.example")]
    [InlineData("Mail:Host is missing", "Mail:From=a@b.example")]
    [InlineData("Mail:Site is 'here'", "Mail:Host=smtp.example", "Mail:From=a@b.example", "Mail:Site=here")]
    [InlineData("needed for links in mail", "Mail:Host=smtp.example", "Mail:From=a@b.example")]
    [InlineData("Mail:User and Mail:Password", "Mail:Host=smtp.example", "Mail:From=a@b.example", "Mail:User=a")]
    [InlineData("Timing:Lease is '00:00:00'", "Timing:Lease=00:00:00")]
    [InlineData("Timing:Lease is '1.00:00:00'", "Timing:Lease=1.00:00:00")]
    [InlineData("AllowedHosts holds 'https://veerkracht.example'", "AllowedHosts=https://veerkracht.example")]
    [InlineData("AllowedHosts holds '*'", "AllowedHosts=a.example;*")]
    [InlineData("Site:FormAction holds '*'", "Site:FormAction:0=*")]
    [InlineData("Kestrel:Endpoints is not used", "Kestrel:Endpoints:Http:Url=http://0.0.0.0:80")]
    [InlineData("Administrator:Subject is missing", "Administrator:Name=An")]
    [InlineData("Telemetry:Metrics is 'http://elsewhere.example/'", "Telemetry:Metrics=http://elsewhere.example/")]
    [InlineData("Telemetry:Metrics is 'http://localhost:9464/metrics'", "Telemetry:Metrics=http://localhost:9464/metrics")]
    [InlineData("Oidc:Roles is 'Officer': write what stands below it", "Oidc:Roles=Officer")]
    [InlineData("Telemetry:Otlp is 'collector'", "Telemetry:Otlp=collector")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT is 'collector'", "OTEL_EXPORTER_OTLP_ENDPOINT=collector")]
    public void What_cannot_be_used_is_told(string told, params string[] said)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(said));
        Assert.Contains(told, fault.Message);
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080", "http://veerkracht.example", "by https only")]
    [InlineData("http://127.0.0.1:5080", "https://veerkracht.example", "name the proxy")]
    public void Production_is_reached_from_elsewhere_by_https_only(string urls, string address, string told)
    {
        var fault = Assert.Throws<InvalidDataException>(() => Read(new SiteOptions { Urls = urls }, $"Site:Address={address}"));
        Assert.Contains(told, fault.Message);
    }

    [Fact]
    public void Nothing_but_the_reader_reads_the_configuration()
    {
        var source = Path.Combine(Repository.Root, "src", "Veerkracht");
        var readers = Directory
            .EnumerateFiles(source, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(f).Contains("IConfiguration ", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(source, f));
        Assert.Equal([Path.Combine("Site", "SettingsReader.cs")], readers);
    }

    [Fact]
    public void A_password_stands_in_no_message()
    {
        var fault = Assert.Throws<InvalidDataException>(() =>
            Read("Mail:Host=smtp.example", "Mail:Password=geheim", "Oidc:ClientSecret=geheim")
        );
        Assert.DoesNotContain("geheim", fault.Message);
    }

    [Fact]
    public void What_is_said_counts()
    {
        // As the environment of many machines has it.
        var read = Read(
            "Mail=/var/mail/root",
            "Site:Address=https://veerkracht.example/",
            "Proxy:Known=10.0.0.4",
            "Oidc:Authority=https://identity.example/realms/a",
            "Oidc:ClientId=veerkracht",
            "Oidc:Roles:medewerker=officer",
            "Oidc:Scopes:0=openid",
            "Oidc:Claims:Person=sub",
            "Mail:Host=smtp.example",
            "Mail:From=Veerkracht <a@b.example>",
            "Timing:Lease=0:05:00",
            "Files:Store=database",
            "RateLimits:SignIn=3 in 60",
            "Site:FormAction:0=https://elsewhere.example"
        );
        Assert.Equal("10.0.0.4/32", Assert.Single(read.Site.Proxies).ToString());
        Assert.Equal(["https://identity.example", "https://elsewhere.example"], read.Site.FormAction);
        Assert.Equal("https://veerkracht.example", read.Mail!.Site);
        Assert.Equal(TimeSpan.FromMinutes(5), read.Timing.Lease);
        Assert.Equal((Role.Officer, "sub", "name"), (read.Oidc.Roles["Medewerker"], read.Oidc.Claims.Person, read.Oidc.Claims.Name));
        Assert.Equal(["openid"], read.Oidc.Scopes);
        Assert.Equal(Features.Documents.FilePlace.Database, read.Files.Store);
    }

    private static HostSettings Read(params string[] said) => Read(new SiteOptions(), said);

    private static HostSettings Read(SiteOptions options, params string[] said)
    {
        var settings = new SettingsReader(Said(said));
        var read = HostSettings.Read(settings, options);
        settings.Check();
        return read;
    }

    private static ConfigurationManager Said(string[] said)
    {
        var configuration = new ConfigurationManager();
        foreach (var one in said)
            configuration[one[..one.IndexOf('=')]] = one[(one.IndexOf('=') + 1)..];
        return configuration;
    }
}
