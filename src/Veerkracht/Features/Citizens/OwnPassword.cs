using Microsoft.AspNetCore.Identity;
using Veerkracht.Core.Passwords;

namespace Veerkracht.Features.Citizens;

/// <summary>The rule of passwords, as Identity asks it; the code of an error is that of the refusal.</summary>
public sealed class OwnPassword : IPasswordValidator<CitizenAccount>
{
    public Task<IdentityResult> ValidateAsync(UserManager<CitizenAccount> manager, CitizenAccount user, string? password) =>
        Task.FromResult(
            CitizenRefusals.Of(PasswordRule.Of(password ?? "", user.Email)) is { } refusal
                ? IdentityResult.Failed(new IdentityError { Code = refusal.Code, Description = refusal.Text.Nl })
                : IdentityResult.Success
        );
}
