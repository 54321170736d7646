using Veerkracht.Core.Following;
using Veerkracht.Core.Texts;

namespace Veerkracht.Features.Following;

/// <summary>The named rules of following.</summary>
public static class FollowRefusals
{
    public static readonly Refusal Unknown = new(
        "follow-unknown",
        new LocalText("Wat u wilt volgen, is er niet.", "What you want to follow is not there."),
        RefusalKind.NotFound
    );

    public static readonly Refusal Full = new(
        "follow-full",
        new LocalText(
            $"U volgt zoveel als kan: {FollowList.Most} dingen in deze browser, {Follow.Most} met een account. Laat eerst iets los.",
            $"You follow as much as can be: {FollowList.Most} things in this browser, {Follow.Most} with an account. Drop one first."
        )
    );

    public static readonly Refusal Elsewhere = new(
        "sent-from-elsewhere",
        new LocalText("Deze vraag kwam van een andere site.", "This request came from another site."),
        RefusalKind.Forbidden
    );

    public static readonly Refusal Nothing = new(
        "nothing-followed",
        new LocalText("Kies eerst iets om te volgen.", "Choose something to follow first."),
        RefusalKind.Invalid
    );
}
