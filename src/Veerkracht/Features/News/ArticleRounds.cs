using Veerkracht.Core.Texts;
using Veerkracht.Data.Leasing;

namespace Veerkracht.Features.News;

/// <summary>Tells of articles by itself, as soon as everybody may read them; one process at a time.</summary>
public sealed class ArticleRounds(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger<ArticleRounds> log)
    : TimedWork(scopes, leases, timing, log)
{
    public override string Name => "articles";
    public override LocalText Does => new("artikels melden aan wie hun thema’s volgt", "telling of articles to who follows their themes");
    protected override TimeSpan Pause => TimeSpan.FromSeconds(15);

    protected override Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop) =>
        services.GetRequiredService<TellArticles>().Do(stop);
}
