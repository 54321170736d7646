using System.Net.Mail;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Accounts;
using Veerkracht.Features.Notifications;
using Veerkracht.Features.Programmes;

namespace Veerkracht.Features.People;

/// <summary>Whom somebody invites, as typed.</summary>
public sealed record AskedPerson(string? Name, string? Email, AskedRole Role);

/// <summary>An invitation with its code, which cannot be read back later.</summary>
/// <param name="Mailed">Whether it leaves by mail; else who invites passes the link on.</param>
public sealed record Invited(Invitation Invitation, string Code, bool Mailed)
{
    /// <summary>Path of the page where it is accepted.</summary>
    public string Href => $"/uitnodiging/{Code}";
}

/// <summary>Who manages the people of an organisation invites somebody to a role, by a link that works once and for two weeks.</summary>
public sealed class InvitePerson(ActFrame acts, Db db, Clock clock, ProgrammeCatalogue programmes, Postbox postbox) : IAct
{
    public static ActKind Kind { get; } =
        new ActKind("invite-person", new("Persoon uitgenodigd", "Person invited"))
        {
            By = PeopleAccess.Managers,
            Touches = ActTouches.People,
            TellsNobody = "who is invited gets a letter with the link; nobody here knows that person yet",
            Words = new("no waiting invitation to this role", "an invitation that works once, for two weeks", "nothing"),
        };

    private const int MaxName = 200,
        MaxEmail = 254;

    public Task<Outcome<Invited>> Do(Actor actor, AskedPerson asked, CancellationToken stop = default) =>
        acts.Run<PeopleOf, Invited>(Kind, actor, new PeopleTarget(), null, act => Invite(act, asked, stop), stop);

    private async Task<Outcome<Invited>> Invite(ActScope<PeopleOf> act, AskedPerson asked, CancellationToken stop)
    {
        var (actor, now) = (act.Actor, clock.SystemUtcNow);
        var (name, email) = (asked.Name?.Trim() ?? "", asked.Email?.Trim() ?? "");
        var role = OfferedRole.Of(actor.Organisation, asked.Role, programmes);
        List<Refusal> refusals =
        [
            .. name.Length is 0 or > MaxName ? [PeopleRefusals.NameNeeded] : Array.Empty<Refusal>(),
            .. email.Length <= MaxEmail && MailAddress.TryCreate(email, out _) ? Array.Empty<Refusal>() : [PeopleRefusals.EmailNeeded],
            .. role.Refusals,
        ];
        if (refusals.Count > 0 || role.Value is not { } offered)
            return Outcome<Invited>.Refused(refusals);
        var waiting = db.Set<Invitation>().Where(i => i.Organisation == actor.Organisation && i.ClosedAt == null && i.ExpiresAt > now);
        if (await waiting.AnyAsync(i => i.Email == email && i.Role == offered.Role, stop))
            return PeopleRefusals.InvitedAlready;
        var code = Invitation.NewCode();
        var invitation = new Invitation
        {
            Id = Guid.CreateVersion7(now),
            CodeSha256 = Invitation.Hash(code),
            Organisation = actor.Organisation,
            OrganisationName = actor.OrganisationName,
            Role = offered.Role,
            Programme = offered.Programme,
            LimitCents = offered.LimitCents,
            InvitedBy = actor.PersonId,
            InvitedAt = now,
            ExpiresAt = now + Invitation.Life,
        }.To(name, email);
        db.Add(invitation);
        act.Evidence = new { invitation = invitation.Id };
        act.After = offered.Told();
        var invited = new Invited(invitation, code, postbox.IsOpen);
        if (postbox.IsOpen)
            Post(invited, name, email);
        return invited;
    }

    private void Post(Invited invited, string name, string email)
    {
        var (organisation, role) = (invited.Invitation.OrganisationName, RoleWords.Of(invited.Invitation.Role));
        var link = postbox.Site + invited.Href;
        postbox.Post(
            email,
            name,
            $"Uitnodiging van {organisation}",
            $"""
            {organisation} nodigt u uit om mee te werken op Veerkracht, als {role.Nl.ToLowerInvariant()}.
            Meld u aan en aanvaard binnen {Invitation.Life.Days} dagen. De link werkt één keer:

            {link}

            Verwachtte u dit niet? Dan hoeft u niets te doen.

            --
            {organisation} invites you to work on Veerkracht, as {role.In(Language.En).ToLowerInvariant()}.
            Sign in and accept within {Invitation.Life.Days} days. The link works once.

            If you did not expect this, you need not do anything.
            """
        );
    }
}
