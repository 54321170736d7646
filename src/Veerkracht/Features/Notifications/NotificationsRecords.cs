using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Site.Retention;

namespace Veerkracht.Features.Notifications;

/// <summary>What this room keeps of people.</summary>
internal static class NotificationsRecords
{
    private static readonly LocalText ToTell = new(
        "om te laten weten wat er van u verwacht wordt",
        "to let you know what is expected of you"
    );

    public static IReadOnlyList<RecordKind> All =>
        [
            new(
                "notices",
                new(
                    "berichten, wie ze las, en wie ze per e-mail kreeg, wanneer en in welke taal",
                    "messages, who read them, and who had them by e-mail, when and in which language"
                ),
                KeptTable.GoesWith<Notice>(n => n.PersonId),
                KeptTable.GoesWith<NoticeRead>(r => r.PersonId),
                KeptTable.GoesWith<NoticeMail>(m => m.PersonId),
                KeptTable.GoesWith<MailChoice>(c => c.PersonId)
            )
            {
                Whom = new("wie voor een bestuur of dienst werkt", "who works for an organisation"),
                Why = ToTell,
                Ground = Grounds.PublicTask,
                SeenBy = new("uw bestuur; of u ze las, ziet alleen u", "your organisation; whether you read them, only you see"),
                Term = new("Notices", 24, new("na het bericht", "after the message")),
                Past = Past.Of((db, limit) => db.Notices.Where(n => n.At < limit)),
            },
            new(
                "letters",
                new("brieven die wachten om per e-mail te vertrekken", "letters that wait to leave by e-mail"),
                KeptTable.GoesTo<Letter>(l => l.Address)
            )
            {
                Whom = new("wie uitgenodigd wordt", "who is invited"),
                Why = ToTell,
                Ground = Grounds.PublicTask,
                SeenBy = new("niemand: ze zijn verzegeld", "nobody: they are sealed"),
                Until = new("tot een mailserver ze aanneemt of weigert", "until a mail server takes or refuses them"),
            },
        ];
}
