using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Passwords;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.Citizens;

/// <summary>
/// The people behind confirmed addresses, and their accounts: one person for each address, whether it follows by mail alone or signs in.
/// No act of the history: nothing of public money changes.
/// </summary>
public sealed class CitizenPeople(Db db, Clock clock, UserManager<CitizenAccount> accounts)
{
    /// <summary>The person of an address that was confirmed a moment ago.</summary>
    public async Task<Guid> PersonOf(string address, CancellationToken stop = default)
    {
        var subject = Addresses.SubjectOf(address);
        Task<Guid?> Find() => db.People.Where(p => p.Subject == subject).Select(p => (Guid?)p.Id).FirstOrDefaultAsync(stop);
        if (await Find() is { } there)
            return there;
        var outcome = await db.Transact<Guid>(
            async () =>
            {
                if (await Find() is { } found)
                    return found;
                var person = new Person
                {
                    Id = Guid.CreateVersion7(clock.SystemUtcNow),
                    Subject = subject,
                    Name = address,
                    Email = address,
                };
                db.Add(person);
                return person.Id;
            },
            stop
        );
        // Another request of the same instant made it.
        return outcome.Done ? outcome.Value : await Find() ?? throw new InvalidOperationException("The person of an address is not kept.");
    }

    public Task<CitizenAccount?> AccountOf(string address) => accounts.FindByEmailAsync(address);

    /// <summary>The account of a person; null for who has none, as all who work for an organisation.</summary>
    public Task<CitizenAccount?> AccountOf(Guid person) => accounts.FindByIdAsync(person.ToString());

    /// <summary>Makes the account of a confirmed address with this password, or gives the account that is there another one.</summary>
    public async Task<Outcome<CitizenAccount>> WithPassword(string address, string? password, CancellationToken stop = default)
    {
        if (CitizenRefusals.Of(PasswordRule.Of(password ?? "", address)) is { } refusal)
            return refusal;
        var person = await PersonOf(address, stop);
        if (await AccountOf(address) is not { } account)
            return Result(account = New(person, address), await accounts.CreateAsync(account, password!));
        if (account.PasswordHash is not null)
            await accounts.RemovePasswordAsync(account);
        await accounts.SetLockoutEndDateAsync(account, null);
        await accounts.ResetAccessFailedCountAsync(account);
        return Result(account, await accounts.AddPasswordAsync(account, password!));
    }

    /// <summary>The account of a confirmed address, made without a password where there is none yet.</summary>
    public async Task<Outcome<CitizenAccount>> WithoutPassword(string address, CancellationToken stop = default)
    {
        var person = await PersonOf(address, stop);
        if (await AccountOf(address) is { } there)
            return there;
        var account = New(person, address);
        return Result(account, await accounts.CreateAsync(account));
    }

    /// <summary>Who is signed in chooses another password.</summary>
    public async Task<Outcome<CitizenAccount>> ChangePassword(CitizenAccount account, string? old, string? password)
    {
        if (account.PasswordHash is not null && !await accounts.CheckPasswordAsync(account, old ?? ""))
            return CitizenRefusals.WrongPassword;
        if (CitizenRefusals.Of(PasswordRule.Of(password ?? "", account.Email)) is { } refusal)
            return refusal;
        if (account.PasswordHash is not null)
            await accounts.RemovePasswordAsync(account);
        return Result(account, await accounts.AddPasswordAsync(account, password!));
    }

    private CitizenAccount New(Guid person, string address) =>
        new()
        {
            Id = person,
            Email = address,
            CreatedAt = clock.SystemUtcNow,
        };

    private static Outcome<CitizenAccount> Result(CitizenAccount account, IdentityResult result) =>
        result.Succeeded ? account
        // Another request of the same instant made the account.
        : result.Errors.Any(e => e.Code.StartsWith("Duplicate", StringComparison.Ordinal)) ? Refusal.ChangedMeanwhile()
        : throw new InvalidOperationException($"An account was refused: {string.Join("; ", result.Errors.Select(e => e.Description))}");
}
