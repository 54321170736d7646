using System.Reflection;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Forms;
using Veerkracht.Core.Tests.House;
using Veerkracht.Features.Calls;

namespace Veerkracht.Tests.House;

/// <summary>
/// Everything that a call says is asked by somebody: by the engine, a page, an act. What is only read, written and described promises what
/// nobody does. That every key of the format comes to one of these parts is proven beside the reader.
/// </summary>
public sealed class Every_part_of_a_call_is_asked
{
    /// <summary>Where calls are read, written, changed and put in words: asking there is no asking.</summary>
    private static readonly string[] Describing =
    [
        "Veerkracht.Core.Calls.Reading.",
        "Veerkracht.Core.Calls.Writing.",
        "Veerkracht.Core.Calls.Adjustments.",
        "Veerkracht.Core.Forms.AnswersSchema",
        "Veerkracht.Core.Funding.RuleWords",
        "Veerkracht.Core.Funding.LimitWords",
        "Veerkracht.Features.Editing.",
        "AspNetCoreGeneratedDocument.Features_Editing_",
    ];

    /// <summary>What a part is by the program and not by the call: what a formula or a kind of field knows of itself.</summary>
    private static readonly Type[] Programmed = [typeof(Expression), typeof(FieldKind)];

    [Fact]
    public void By_the_engine_a_page_or_an_act()
    {
        var core = typeof(CallDefinition).Assembly;
        var site = typeof(CallCatalogue).Assembly.GetTypes().Where(t => !IsDescribing(t)).SelectMany(Code.MethodsOf);
        var asked = new Reached(core, site).Names.Where(n => !IsDescribing(n.By.DeclaringType!)).Select(n => n.Named).ToHashSet();
        var parts = Parts(typeof(CallDefinition), []).ToList();
        Assert.True(parts.Count > 100);
        var idle = parts.Where(p => !asked.Contains(p.GetMethod!)).Select(p => $"{p.DeclaringType!.Name}.{p.Name}").Distinct();
        Assert.True(!idle.Any(), string.Join('\n', idle));
    }

    private static bool IsDescribing(Type type) => Describing.Any(d => type.FullName!.StartsWith(d, StringComparison.Ordinal));

    /// <summary>
    /// The properties of a definition and of everything in it, with those of the kinds that a part can be. Where a part stands is not what
    /// it says.
    /// </summary>
    private static IEnumerable<PropertyInfo> Parts(Type type, HashSet<Type> seen)
    {
        if (type.IsGenericType)
            return type.GetGenericArguments().SelectMany(t => Parts(t, seen));
        if (type.Assembly != typeof(CallDefinition).Assembly || type.IsEnum || Programmed.Contains(type) || !seen.Add(type))
            return [];
        var own = type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .Where(p => p.PropertyType != typeof(Place) && p.PropertyType != typeof(FieldType))
            .ToList();
        var kinds = type.IsAbstract ? type.Assembly.GetTypes().Where(t => t.IsSubclassOf(type)) : [];
        return [.. own, .. own.SelectMany(p => Parts(p.PropertyType, seen)), .. kinds.SelectMany(t => Parts(t, seen))];
    }
}
