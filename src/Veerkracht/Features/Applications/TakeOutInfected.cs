using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Veerkracht.Data;
using Veerkracht.Features.Documents;
using Veerkracht.Features.Documents.Scanning;

namespace Veerkracht.Features.Applications;

/// <summary>
/// A file in which something was found leaves the drafts that name it. What was sent stays as it was sent; nobody opens the file there.
/// </summary>
internal sealed class TakeOutInfected(Db db) : IWhenInfected
{
    public async Task Found(Document document, CancellationToken stop)
    {
        var name = document.Id.ToString();
        var drafts = await db
            .DossierSteps.Where(s =>
                s.DossierId == document.DossierId && (s.Sent == null || s.Revising != null) && s.Answers.Contains(name)
            )
            .ToListAsync(stop);
        foreach (var draft in drafts)
        {
            var answers = AnswersJson.Read(draft.Answers);
            TakeOut(answers, name);
            draft.Answers = AnswersJson.Write(answers);
        }
    }

    private static void TakeOut(JsonNode? node, string id)
    {
        if (node is JsonArray list)
        {
            foreach (var item in list.Where(i => i is JsonObject file && file["id"]?.ToString() == id).ToList())
                list.Remove(item);
            foreach (var item in list)
                TakeOut(item, id);
        }
        else if (node is JsonObject fields)
        {
            foreach (var (key, value) in fields.ToList())
            {
                TakeOut(value, id);
                // A field without files is not answered.
                if (value is JsonArray { Count: 0 })
                    fields.Remove(key);
            }
        }
    }
}
