using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Applications;
using Veerkracht.Features.Conversation;

namespace Veerkracht.Api;

/// <summary>What the agency says to itself about a dossier, and who handles it.</summary>
internal static class NotesApi
{
    private const string Tag = "Assessment";

    public static void MapNotes(this IEndpointRouteBuilder api)
    {
        api.MapGet("/dossiers/{id:guid}/notes", List)
            .Named("getNotes", Tag, "The internal notes on a dossier and who handles it; for the agency alone", Audience.Agency)
            .Produces<NotesJson>()
            .Refuses(401, 403, 404);
        api.MapPost("/dossiers/{id:guid}/notes", Write)
            .Named("writeNote", Tag, "Write an internal note, and ask colleagues to look", WriteNote.Kind)
            .Produces<NoteJson>(201)
            .RefusesAsAct();
        api.MapPut("/dossiers/{id:guid}/handler", Assign)
            .Named("assignCase", Tag, "Give a dossier to a case worker; null takes it away", AssignCase.Kind)
            .Produces(204)
            .RefusesAsAct();
    }

    private static async Task<IResult> List(Guid id, HttpContext context, Db db, CancellationToken stop)
    {
        var actor = context.Actor();
        if (await db.FindDossier(actor, id, stop) is not { } dossier || !actor.HasAuthorityOver(dossier.Measure))
            return Problems.NotFound(context);
        var notes = await db.InternalNotes.AsNoTracking().Where(n => n.DossierId == id).OrderBy(n => n.At).ToListAsync(stop);
        var handler = await db.CaseAssignments.Where(a => a.DossierId == id).Select(a => (Guid?)a.PersonId).FirstOrDefaultAsync(stop);
        return TypedResults.Ok(new NotesJson(handler, [.. notes.Select(NoteJson.Of)]));
    }

    private static async Task<IResult> Write(Guid id, NoteBody body, HttpContext context, WriteNote write, CancellationToken stop) =>
        (await write.Do(context.Actor(), id, body.Note, body.Mentioned ?? [], stop)).Answer(context, note =>
            TypedResults.Created($"{ApiDoor.Prefix}/dossiers/{id}/notes", NoteJson.Of(note))
        );

    private static async Task<IResult> Assign(Guid id, HandlerBody body, HttpContext context, AssignCase assign, CancellationToken stop) =>
        (await assign.Do(context.Actor(), id, body.Person, stop)).Answer(context, _ => TypedResults.NoContent());
}

/// <param name="Mentioned">Ids of colleagues who are asked to look; at most ten.</param>
public sealed record NoteBody(string? Note, IReadOnlyList<Guid>? Mentioned = null);

/// <param name="Person">Id of somebody who handles dossiers of the measure; null takes the dossier away.</param>
public sealed record HandlerBody(Guid? Person);

/// <param name="Handler">Id of who handles it; null where nobody does.</param>
public sealed record NotesJson(Guid? Handler, IReadOnlyList<NoteJson> Notes);

public sealed record NoteJson(Guid Id, string Text, Guid WrittenBy, DateTime At)
{
    internal static NoteJson Of(InternalNote note) => new(note.Id, note.Text, note.WrittenBy, note.At);
}
