using Veerkracht.Core.Amounts;
using Veerkracht.Core.Texts;
using Veerkracht.Features.Accounts;

namespace Veerkracht.Features.People.Pages;

/// <summary>The boxes of a role as they were typed.</summary>
public sealed record TypedRole(string? Role, string? Programme, string? Limit)
{
    public static readonly TypedRole Empty = new(null, null, null);

    /// <summary>A limit is read only where it counts: what is typed beside another role says nothing.</summary>
    public Outcome<AskedRole> Read(Language language)
    {
        var role = Enum.TryParse<Role>(Role, out var known) && Enum.IsDefined(known) ? known : (Role?)null;
        Money? limit = null;
        if (role == Acts.Role.SecondApprover && !string.IsNullOrWhiteSpace(Limit))
        {
            if (!NumeralReader.TryRead(Limit, language, out var number, out var why))
                return new Refusal("amount-unreadable", why, RefusalKind.Invalid, "grens");
            if (number.Decimals > 2 || !Money.CanHold(number.Value))
                return PeopleRefusals.LimitTooLow;
            limit = Rounding.HalfUpToCent(number.Value);
        }
        return new AskedRole(role, Programme, limit);
    }
}
