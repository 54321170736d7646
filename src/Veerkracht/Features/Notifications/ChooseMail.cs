using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Notifications;

/// <summary>A person says when e-mail about notices leaves, and in which language. No act of the history.</summary>
public sealed class ChooseMail(Db db)
{
    /// <param name="timing">Null leaves it as it is; so does no language.</param>
    public Task<Outcome<MailChoice>> Do(Guid person, MailTiming? timing, Language? language, CancellationToken stop = default) =>
        db.Transact<MailChoice>(
            async () =>
            {
                var choice = await db.MailChoices.FirstOrDefaultAsync(c => c.PersonId == person, stop);
                if (choice is null)
                {
                    choice = new MailChoice { PersonId = person };
                    // A link in an old mail outlives whoever it was sent to: nothing is kept of them, and no mail goes there.
                    if (!await db.People.AnyAsync(p => p.Id == person, stop))
                        return choice;
                    db.MailChoices.Add(choice);
                }
                choice.Timing = timing ?? choice.Timing;
                choice.Language = language?.Tag ?? choice.Language;
                return choice;
            },
            stop
        );

    /// <summary>The same for what a person follows.</summary>
    public Task<Outcome<MailChoice>> Follow(Guid person, MailTiming timing, Language? language, CancellationToken stop = default) =>
        db.Transact<MailChoice>(
            async () =>
            {
                var choice = await db.MailChoices.FirstOrDefaultAsync(c => c.PersonId == person, stop);
                if (choice is null)
                {
                    choice = new MailChoice { PersonId = person };
                    // A link in an old mail outlives whoever it was sent to: nothing is kept of them, and no mail goes there.
                    if (!await db.People.AnyAsync(p => p.Id == person, stop))
                        return choice;
                    db.MailChoices.Add(choice);
                }
                choice.Following = timing;
                choice.Language = language?.Tag ?? choice.Language;
                return choice;
            },
            stop
        );

    /// <summary>An address that was refused gets mail again: somebody showed that it is read, or asks to try it.</summary>
    public Task<int> TryAgain(Guid person, CancellationToken stop = default) =>
        db
            .MailChoices.Where(c => c.PersonId == person)
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.Refusals, 0).SetProperty(c => c.Bounces, 0).SetProperty(c => c.RefusedAddress, (string?)null),
                stop
            );

    /// <summary>As it stands; what counts for who never chose.</summary>
    public async Task<MailChoice> Of(Guid person, CancellationToken stop = default) =>
        await db.MailChoices.AsNoTracking().FirstOrDefaultAsync(c => c.PersonId == person, stop) ?? new MailChoice { PersonId = person };
}
