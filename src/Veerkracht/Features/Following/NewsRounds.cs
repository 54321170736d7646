using Veerkracht.Core.Texts;
using Veerkracht.Data.Leasing;

namespace Veerkracht.Features.Following;

/// <summary>Spreads news by itself, as long as the site runs; one process at a time.</summary>
public sealed class NewsRounds(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger<NewsRounds> log)
    : TimedWork(scopes, leases, timing, log)
{
    public override string Name => "follow";
    public override LocalText Does => new("nieuws klaarzetten voor wie het volgt", "putting news by for who follows it");
    protected override TimeSpan Pause => TimeSpan.FromSeconds(15);

    protected override Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop) =>
        services.GetRequiredService<SpreadNews>().Do(lease, stop);
}
