using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Payments.Batches;

/// <summary>Finance looked into a line that could not be matched, and says why nothing more is done about it. It books nothing.</summary>
public sealed class CloseBankLine(ActFrame acts, Db db) : IAct
{
    public static ActKind Kind { get; } =
        new("close-bank-line", new("Regel van de bank nagekeken", "Line of the bank looked into"))
        {
            IsInternal = true,
            By = ActBy.Finance,
            Reason = Reasoning.Required,
            Touches = ActTouches.None,
            TellsNobody = "nothing changes for anybody",
            Words = new("a line that a person has to look into", "looked into, with the reason", "nothing"),
        };

    public Task<Outcome<ReadLine>> Do(Actor actor, Guid line, string reason, CancellationToken stop = default) =>
        acts.Run<AtBank, ReadLine>(Kind, actor, new AtBankTarget(), reason, act => Close(act, line, stop), stop);

    private async Task<Outcome<ReadLine>> Close(ActScope<AtBank> act, Guid id, CancellationToken stop)
    {
        if (await db.BankLines.FirstOrDefaultAsync(l => l.Id == id, stop) is not { } line)
            return Refusal.NotFound();
        if (line.State != LineState.Open)
            return BatchRefusals.LineClosed;
        line.Close(act.Actor.PersonId, act.At, act.Reason!);
        act.Evidence = new { line = line.Id, file = line.FileId };
        return line;
    }
}
