using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;

namespace Veerkracht.Features.Citizens;

/// <summary>
/// Gives an account another address, once its owner opened the link that was mailed there, and tells the old address. Who followed by mail
/// alone at that address is the same person from then on: what both followed is followed.
/// </summary>
public sealed class MoveAddress(Db db, UserManager<CitizenAccount> accounts, OwnData own, IKeptChoice choice, Postbox postbox)
{
    /// <param name="address">Of which the mail was opened.</param>
    public Task<Outcome<CitizenAccount>> Do(Guid accountId, string address, Language language, CancellationToken stop = default) =>
        db.Transact<CitizenAccount>(
            async () =>
            {
                if (await accounts.FindByIdAsync(accountId.ToString()) is not { } account)
                    return CitizenRefusals.NoAccount;
                if (await accounts.FindByEmailAsync(address) is { } there && there.Id != account.Id)
                    return CitizenRefusals.AddressTaken;
                var (old, subject) = (account.Email, Addresses.SubjectOf(address));
                var byMail = await db
                    .People.Include(p => p.Mandates)
                    .FirstOrDefaultAsync(p => p.Subject == subject && p.Id != account.Id, stop);
                if (byMail is not null)
                {
                    await choice.Join(byMail.Id, account.Id, stop);
                    await own.Take(byMail, stop);
                }
                // It saves: whoever had the address is gone before it is this person's.
                var result = await accounts.SetEmailAsync(account, address);
                if (!result.Succeeded)
                    return CitizenRefusals.AddressTaken;
                await db
                    .People.Where(p => p.Id == account.Id)
                    .ExecuteUpdateAsync(
                        set =>
                            set.SetProperty(p => p.Subject, subject).SetProperty(p => p.Email, address).SetProperty(p => p.Name, address),
                        stop
                    );
                if (postbox.IsOpen)
                {
                    var (title, text) = LinkMail.Moved(address, language, postbox.Site!);
                    postbox.Post(old, old, title, text);
                }
                return account;
            },
            stop
        );
}
