using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Features.Calls;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Steering;
using Veerkracht.Tests.Casework;
using Veerkracht.Tests.Support;
using static Veerkracht.Tests.Casework.Life;

namespace Veerkracht.Tests.Steering;

/// <summary>Changes of calls in the words of those who make them.</summary>
internal static class Steer
{
    public const string Geetbets = "0207518137",
        Gent = "0207451227",
        Reason = "Door de storing van vorige week";

    public static Task<Outcome<CallChange>> Proposes(
        this TestSite site,
        string call,
        string kind,
        object payload,
        string persona = Manager
    ) =>
        site.Act(
            (ProposeCallChange a) => a.Do(TestSite.As(persona), call, kind, payload as string ?? JsonSerializer.Serialize(payload), Reason)
        );

    public static Task<Outcome<CallChange>> Confirms(this TestSite site, Guid change, string persona = Approver) =>
        site.Act((ConfirmCallChange a) => a.Do(TestSite.As(persona), change));

    public static Task<Outcome<CallChange>> Undoes(this TestSite site, Guid change) =>
        site.Act((UndoCallChange a) => a.Do(TestSite.As(Approver), change, "Toch niet nodig"));

    public static async Task<CallChange> Changed(this TestSite site, string call, string kind, object payload) =>
        Value(await site.Confirms(Value(await site.Proposes(call, kind, payload)).Id));

    public static async Task<ChangePreview> Previews(this TestSite site, string call, string kind, object payload) =>
        Value(await site.Ask((CallChangeKinds k) => k.Find(kind)!.Preview(call, JsonSerializer.Serialize(payload))));

    /// <summary>What an organisation was told of changes of calls.</summary>
    public static Task<List<Notice>> Notices(this TestSite site, string organisation) =>
        site.Query(db =>
            db.Notices.AsNoTracking()
                .Where(n => n.Organisation == Known.As(organisation))
                .Where(n => n.Event == "confirm-call-change" || n.Event == "undo-call-change")
                .OrderBy(n => n.At)
                .ThenBy(n => n.Id)
                .ToListAsync()
        );

    public static Task<List<string>> ActsOn(this TestSite site, string call) =>
        site.Query(db =>
            db.Acts.AsNoTracking()
                .Where(a => a.Call == call && a.Kind.EndsWith("call-change"))
                .OrderBy(a => a.Sequence)
                .Select(a => a.Kind)
                .ToListAsync()
        );
}
