using Veerkracht.Core.Texts;
using Veerkracht.Data.Leasing;
using Veerkracht.Features.Assessment.Opening;

namespace Veerkracht.Features.Assessment;

/// <summary>
/// Reminds of questions and completions by itself, as long as the site runs. It asks often, because the clock of the demonstration leaps.
/// </summary>
internal sealed class QuestionReminders(IServiceScopeFactory scopes, Leases leases, Timing timing, ILogger<QuestionReminders> log)
    : TimedWork(scopes, leases, timing, log)
{
    public override string Name => "questions";
    public override LocalText Does => new("termijnen van vragen en aanvullingen", "terms of questions and completions");
    protected override TimeSpan Pause => TimeSpan.FromSeconds(20);

    protected override async Task Round(IServiceProvider services, HeldLease lease, CancellationToken stop)
    {
        await services.GetRequiredService<RemindQuestions>().Do(stop);
        await services.GetRequiredService<RemindOpenings>().Do(stop);
    }
}
