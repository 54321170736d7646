using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Assessment;
using Veerkracht.Features.Casework;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Organisations;
using Veerkracht.Features.Programmes;
using Veerkracht.Features.Steering;
using Veerkracht.Features.Steering.Kinds;
using Veerkracht.Hosting;
using Veerkracht.Site;
using Veerkracht.Tests.Support;

namespace Veerkracht.Tests.House;

/// <summary>A registration that is forgotten in a door fails when the site starts, and says what is missing.</summary>
public sealed class RegistrationTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("veerkracht-test-").FullName;

    public static TheoryData<Type, string> Forgotten { get; } =
        new()
        {
            // One of several that are asked for as a list.
            { typeof(TextKind), nameof(ICallChangeKind) },
            { typeof(IdsForKeys), nameof(IUpgrade) },
            { typeof(DeskAfterSending), nameof(IWhenStepSubmitted) },
            { typeof(UnreadNotices), nameof(ILayoutPart) },
            { typeof(ProgrammeCatalogue), nameof(ProgrammeCatalogue) },
            // What only a page asks for.
            { typeof(CaseHistory), nameof(CaseHistory) },
            // What only another service asks for.
            { typeof(Concerned), nameof(Concerned) },
        };

    [Theory, MemberData(nameof(Forgotten))]
    public void A_forgotten_registration_is_told_at_the_start(Type forgotten, string named)
    {
        foreach (var demonstration in new[] { true, false })
        {
            var fault = Assert.ThrowsAny<Exception>(() => Build(demonstration, services => Forget(services, forgotten)));
            Assert.Contains(forgotten.FullName!, fault.Message, StringComparison.Ordinal);
            Assert.Contains(named, fault.Message, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Nothing_is_forgotten(bool demonstration) => await Build(demonstration, _ => { }).DisposeAsync();

    [Fact]
    public async Task Whatever_is_an_act_is_there_without_a_registration()
    {
        await using var site = Build(true, _ => { });
        var known = site.Services.GetRequiredService<IServiceProviderIsService>();
        var acts = typeof(SiteHost)
            .Assembly.GetTypes()
            .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IAct)));
        Assert.Equal(ActCatalogue.All.Count, acts.Count());
        Assert.All(acts, act => Assert.True(known.IsService(act), act.Name));
    }

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    private WebApplication Build(bool demonstration, Action<IServiceCollection> change) =>
        SiteHost.Build(
            new SiteOptions
            {
                Urls = "http://127.0.0.1:0",
                DataDirectory = _directory,
                Demonstration = demonstration,
            },
            builder => change(builder.Services)
        );

    private static void Forget(IServiceCollection services, Type forgotten)
    {
        foreach (
            var service in services
                .Where(s => !s.IsKeyedService && (s.ServiceType == forgotten || s.ImplementationType == forgotten))
                .ToList()
        )
            services.Remove(service);
    }
}
