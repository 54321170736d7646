using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Accounts;

/// <summary>A person makes a token of the API for what this person may do, for the organisation for which it works now.</summary>
public sealed class MakeToken(Tokens tokens)
{
    /// <summary>Days that can be chosen.</summary>
    public static readonly IReadOnlyList<int> Lives = [7, 30, 90, 365];

    /// <returns>The token itself, for once.</returns>
    public async Task<Outcome<string>> Do(Actor actor, string? name, string? scope, int days, CancellationToken stop = default)
    {
        var called = name?.Trim() ?? "";
        var known = Enum.TryParse<TokenScope>(scope, out var what) && Enum.IsDefined(what) && scope == what.ToString();
        List<Refusal> refusals =
        [
            .. called.Length is 0 or > ApiToken.MaxName || called.Any(char.IsControl) ? [NameNeeded] : Array.Empty<Refusal>(),
            .. known ? Array.Empty<Refusal>() : [ScopeNeeded],
            .. Lives.Contains(days) ? Array.Empty<Refusal>() : [LifeNeeded],
        ];
        if (refusals.Count > 0)
            return Outcome<string>.Refused(refusals);
        if (await tokens.CountLiving(actor.PersonId, actor.Organisation, stop) >= Tokens.Most)
            return TooMany;
        return await tokens.Create(actor.PersonId, actor.Organisation, new(called, what, TimeSpan.FromDays(days)), stop);
    }

    public static readonly Refusal NameNeeded = new(
        "token-name-needed",
        new LocalText(
            $"Geef het token een naam van hoogstens {ApiToken.MaxName} tekens, zodat u het later herkent.",
            $"Give the token a name of at most {ApiToken.MaxName} characters, so that you know it again."
        ),
        RefusalKind.Invalid,
        "naam"
    );

    public static readonly Refusal ScopeNeeded = new(
        "token-scope-needed",
        new LocalText("Kies wat het token mag.", "Choose what the token may do."),
        RefusalKind.Invalid,
        "mag"
    );

    public static readonly Refusal LifeNeeded = new(
        "token-life-needed",
        new LocalText("Kies hoelang het token geldt.", "Choose how long the token counts."),
        RefusalKind.Invalid,
        "dagen"
    );

    public static readonly Refusal TooMany = new(
        "too-many-tokens",
        new LocalText(
            $"U hebt al {Tokens.Most} tokens die gelden. Beëindig er eerst een.",
            $"You have {Tokens.Most} tokens already that count. End one of them first."
        )
    );

    public static readonly Refusal Gone = new(
        "token-gone",
        new LocalText("Dit token is er niet, of het is al beëindigd.", "This token is not there, or it has ended already.")
    );
}
