using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Texts;
using Veerkracht.Data;
using Veerkracht.Features.Documents;

namespace Veerkracht.Features.Applications;

/// <summary>
/// Files in answers: they name documents of this very dossier, with their true facts. Whatever else an answer says is forged.
/// </summary>
public sealed class FileAnswers(Db db)
{
    /// <summary>A finding for each file in the answers that is not a document of this dossier.</summary>
    public async Task<IReadOnlyList<Finding>> Forged(
        Guid dossierId,
        FormDefinition form,
        JsonObject answers,
        CancellationToken stop = default
    )
    {
        var named = Named(form, answers).ToList();
        if (named.Count == 0)
            return [];
        var known = new Dictionary<Guid, Known>();
        await foreach (var document in Documents.On(db)(db, dossierId).WithCancellation(stop))
            known.Add(document.Id, document);
        return
        [
            .. named
                .Where(n =>
                    !(
                        Guid.TryParse(Text(n.File, "id"), out var id)
                        && known.TryGetValue(id, out var document)
                        && Text(n.File, "sha256") == document.Sha256
                        && Text(n.File, "name") == document.Name
                        && n.File["size"]?.ToString() == document.Size.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    )
                )
                .Select(n => new Finding(n.Path, "unknown-file", Unknown)),
        ];
    }

    /// <summary>The files that answers name, with the path of their field.</summary>
    public static IEnumerable<(string Path, JsonObject File)> Named(FormDefinition form, JsonObject answers) =>
        form.Fields.SelectMany(f => In(f, f.Id, answers[f.Id]));

    private sealed record Known(Guid Id, string Sha256, string Name, long Size);

    private static readonly Compiled<Func<Db, Guid, IAsyncEnumerable<Known>>> Documents = new(() =>
        EF.CompileAsyncQuery(
            (Db db, Guid dossier) =>
                db.Set<Document>().Where(d => d.DossierId == dossier).Select(d => new Known(d.Id, d.Sha256, d.Name, d.Size))
        )
    );

    /// <summary>The files in a field, wherever it has files inside, with the path of the field.</summary>
    private static IEnumerable<(string Path, JsonObject File)> In(Field field, string path, JsonNode? answer) =>
        (field.Kind.Nesting, answer) switch
        {
            (_, JsonArray files) when field.Kind.HoldsFiles => files.OfType<JsonObject>().Select(f => (path, f)),
            (Nesting.Fields, JsonObject block) => field.Fields.SelectMany(f => In(f, $"{path}.{f.Id}", block[f.Id])),
            (Nesting.Items, JsonArray items) => items.SelectMany(
                (item, i) => item is JsonObject o ? field.Fields.SelectMany(f => In(f, $"{path}[{i}].{f.Id}", o[f.Id])) : []
            ),
            _ => [],
        };

    private static string? Text(JsonObject file, string name) =>
        file[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static readonly LocalText Unknown = new(
        "Dit bestand hoort niet bij dit dossier. Verwijder het en voeg het opnieuw toe.",
        "This file does not belong to this dossier. Remove it and add it again."
    );
}
