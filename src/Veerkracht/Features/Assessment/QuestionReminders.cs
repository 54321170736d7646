using Veerkracht.Core.Texts;
using Veerkracht.Data.Leasing;

namespace Veerkracht.Features.Assessment;

/// <summary>
/// Reminds of questions by itself, as long as the site runs. It asks often, because the clock of the demonstration leaps.
/// </summary>
internal sealed class QuestionReminders(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger<QuestionReminders> log)
    : TimedWork(scopes, leases, timing, log)
{
    public override string Name => "questions";
    public override LocalText Does => new("termijnen van vragen", "terms of questions");
    protected override TimeSpan Pause => TimeSpan.FromSeconds(20);

    protected override Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop) =>
        services.GetRequiredService<RemindQuestions>().Do(stop);
}
