using System.Buffers.Text;
using System.Linq.Expressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;

namespace Veerkracht.Features.Citizens;

/// <summary>
/// Accounts as ASP.NET Core Identity asks for them, over the tables of this room. It changes what it is given; what is kept is written by
/// <see cref="UpdateAsync"/>, in a short transaction of its own or in that which runs.
/// </summary>
public sealed class AccountStore(Db db)
    : IUserPasswordStore<CitizenAccount>,
        IUserEmailStore<CitizenAccount>,
        IUserLockoutStore<CitizenAccount>,
        IUserSecurityStampStore<CitizenAccount>,
        IUserPasskeyStore<CitizenAccount>
{
    public async Task<IdentityResult> CreateAsync(CitizenAccount user, CancellationToken cancellationToken)
    {
        db.Add(user);
        await Save(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> UpdateAsync(CitizenAccount user, CancellationToken cancellationToken)
    {
        if (db.Entry(user).State == EntityState.Detached)
        {
            db.Update(user);
            // Counted by the database alone: what was read of it may be old.
            db.Entry(user).Property(a => a.FailedSignIns).IsModified = false;
        }
        await Save(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<IdentityResult> DeleteAsync(CitizenAccount user, CancellationToken cancellationToken)
    {
        await db.CitizenPasskeys.Where(p => p.AccountId == user.Id).ExecuteDeleteAsync(cancellationToken);
        await db.CitizenAccounts.Where(a => a.Id == user.Id).ExecuteDeleteAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<CitizenAccount?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? await db.CitizenAccounts.FirstOrDefaultAsync(a => a.Id == id, cancellationToken) : null;

    public Task<CitizenAccount?> FindByEmailAsync(string normalizedEmail, CancellationToken cancellationToken) =>
        db.CitizenAccounts.FirstOrDefaultAsync(a => a.NormalizedEmail == normalizedEmail, cancellationToken);

    // An account is called by its address.
    public Task<CitizenAccount?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        FindByEmailAsync(normalizedUserName, cancellationToken);

    public Task<string> GetUserIdAsync(CitizenAccount user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(CitizenAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetUserNameAsync(CitizenAccount user, string? userName, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetNormalizedUserNameAsync(CitizenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedUserNameAsync(CitizenAccount user, string? normalizedName, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    public Task<string?> GetEmailAsync(CitizenAccount user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task SetEmailAsync(CitizenAccount user, string? email, CancellationToken cancellationToken)
    {
        user.Email = email ?? throw new ArgumentNullException(nameof(email));
        return Task.CompletedTask;
    }

    // There is no account before its address is confirmed.
    public Task<bool> GetEmailConfirmedAsync(CitizenAccount user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetEmailConfirmedAsync(CitizenAccount user, bool confirmed, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> GetNormalizedEmailAsync(CitizenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedEmail);

    public Task SetNormalizedEmailAsync(CitizenAccount user, string? normalizedEmail, CancellationToken cancellationToken)
    {
        user.NormalizedEmail = normalizedEmail ?? "";
        return Task.CompletedTask;
    }

    public Task SetPasswordHashAsync(CitizenAccount user, string? passwordHash, CancellationToken cancellationToken)
    {
        user.PasswordHash = passwordHash;
        return Task.CompletedTask;
    }

    public Task<string?> GetPasswordHashAsync(CitizenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(CitizenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.PasswordHash is not null);

    public Task SetSecurityStampAsync(CitizenAccount user, string stamp, CancellationToken cancellationToken)
    {
        user.SecurityStamp = stamp;
        return Task.CompletedTask;
    }

    public Task<string?> GetSecurityStampAsync(CitizenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.SecurityStamp);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(CitizenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockedUntil is { } until ? new DateTimeOffset(until, TimeSpan.Zero) : (DateTimeOffset?)null);

    public Task SetLockoutEndDateAsync(CitizenAccount user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken)
    {
        user.LockedUntil = lockoutEnd?.UtcDateTime;
        return Task.CompletedTask;
    }

    /// <summary>Counted by the database: of many that try at the same instant none is lost.</summary>
    public async Task<int> IncrementAccessFailedCountAsync(CitizenAccount user, CancellationToken cancellationToken)
    {
        await Count(user, a => a.FailedSignIns + 1, cancellationToken);
        return user.FailedSignIns;
    }

    public Task ResetAccessFailedCountAsync(CitizenAccount user, CancellationToken cancellationToken) =>
        Count(user, _ => 0, cancellationToken);

    public Task<int> GetAccessFailedCountAsync(CitizenAccount user, CancellationToken cancellationToken) =>
        Task.FromResult(user.FailedSignIns);

    public Task<bool> GetLockoutEnabledAsync(CitizenAccount user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(CitizenAccount user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task AddOrUpdatePasskeyAsync(CitizenAccount user, UserPasskeyInfo passkey, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(passkey.CredentialId);
        if (await db.CitizenPasskeys.AsTracking().FirstOrDefaultAsync(p => p.CredentialId == id, cancellationToken) is { } known)
        {
            if (known.AccountId != user.Id)
                throw new InvalidOperationException("This passkey is of another account.");
            (known.Name, known.SignCount) = (passkey.Name ?? known.Name, passkey.SignCount);
            (known.IsBackedUp, known.IsUserVerified) = (passkey.IsBackedUp, passkey.IsUserVerified);
            return;
        }
        db.Add(
            new CitizenPasskey
            {
                CredentialId = id,
                AccountId = user.Id,
                Name = passkey.Name ?? "",
                PublicKey = passkey.PublicKey,
                CreatedAt = passkey.CreatedAt.UtcDateTime,
                SignCount = passkey.SignCount,
                Transports = string.Join(',', passkey.Transports ?? []),
                IsUserVerified = passkey.IsUserVerified,
                IsBackupEligible = passkey.IsBackupEligible,
                IsBackedUp = passkey.IsBackedUp,
                AttestationObject = passkey.AttestationObject,
                ClientDataJson = passkey.ClientDataJson,
            }
        );
    }

    public async Task<IList<UserPasskeyInfo>> GetPasskeysAsync(CitizenAccount user, CancellationToken cancellationToken)
    {
        var all = await db.CitizenPasskeys.Where(p => p.AccountId == user.Id).OrderBy(p => p.CreatedAt).ToListAsync(cancellationToken);
        return [.. all.Select(Info)];
    }

    public async Task<CitizenAccount?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return await db
            .CitizenPasskeys.Where(p => p.CredentialId == id)
            .Join(db.CitizenAccounts, p => p.AccountId, a => a.Id, (_, a) => a)
            .FirstOrDefaultAsync(cancellationToken);
    }

    public async Task<UserPasskeyInfo?> FindPasskeyAsync(CitizenAccount user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        var found = await db.CitizenPasskeys.FirstOrDefaultAsync(p => p.CredentialId == id && p.AccountId == user.Id, cancellationToken);
        return found is null ? null : Info(found);
    }

    public Task RemovePasskeyAsync(CitizenAccount user, byte[] credentialId, CancellationToken cancellationToken)
    {
        var id = Base64Url.EncodeToString(credentialId);
        return db.CitizenPasskeys.Where(p => p.CredentialId == id && p.AccountId == user.Id).ExecuteDeleteAsync(cancellationToken);
    }

    public void Dispose()
    {
        // The database is of the scope.
    }

    private async Task Count(CitizenAccount user, Expression<Func<CitizenAccount, int>> to, CancellationToken stop)
    {
        using var writer = db.Database.CurrentTransaction is null ? await db.EnterWriter(stop) : null;
        var own = db.CitizenAccounts.Where(a => a.Id == user.Id);
        await own.ExecuteUpdateAsync(set => set.SetProperty(a => a.FailedSignIns, to), stop);
        user.FailedSignIns = await own.Select(a => a.FailedSignIns).FirstAsync(stop);
        if (db.Entry(user) is { State: not EntityState.Detached } entry)
            entry.Property(a => a.FailedSignIns).OriginalValue = user.FailedSignIns;
    }

    private async Task Save(CancellationToken stop)
    {
        // Inside a transaction the right to write is held already.
        using var writer = db.Database.CurrentTransaction is null ? await db.EnterWriter(stop) : null;
        await db.SaveChangesAsync(stop);
    }

    private static UserPasskeyInfo Info(CitizenPasskey kept) =>
        new(
            Base64Url.DecodeFromChars(kept.CredentialId),
            kept.PublicKey,
            new DateTimeOffset(kept.CreatedAt, TimeSpan.Zero),
            (uint)kept.SignCount,
            kept.Transports.Length == 0 ? [] : kept.Transports.Split(','),
            kept.IsUserVerified,
            kept.IsBackupEligible,
            kept.IsBackedUp,
            kept.AttestationObject,
            kept.ClientDataJson
        )
        {
            Name = kept.Name,
        };
}
