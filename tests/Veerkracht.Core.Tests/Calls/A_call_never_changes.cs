using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Veerkracht.Core.Calls;
using Veerkracht.Core.Expressions;
using Veerkracht.Core.Tests.Calls.Writing;

namespace Veerkracht.Core.Tests.Calls;

/// <summary>What was read of a call is shared by all who ask for it, so nothing in it can be changed by any of them.</summary>
public class A_call_never_changes
{
    [Theory, MemberData(nameof(ShippedCallsTests.Slugs), MemberType = typeof(ShippedCallsTests))]
    public void Through_and_through(string slug) => Nothing(ShippedCalls.Read(slug));

    [Theory, MemberData(nameof(New_pieces.All), MemberType = typeof(New_pieces))]
    public void Whatever_it_is_made_of(string kind, string? type) => Nothing(Small.Call(PieceInCall.Of(kind, type).Text.Source));

    private static void Nothing(CallDefinition call)
    {
        var changeable = new SortedSet<string>();
        Look(call, "call", new HashSet<object>(ReferenceEqualityComparer.Instance), changeable);
        Assert.True(changeable.Count == 0, string.Join('\n', changeable));
    }

    private static void Look(object? value, string where, HashSet<object> seen, SortedSet<string> changeable)
    {
        if (value is null or string or Expression || value.GetType().IsPrimitive || !seen.Add(value))
            return;
        if (value is IEnumerable items)
        {
            if (IsChangeable(value))
                changeable.Add($"{where} is a {value.GetType().Name}");
            foreach (var item in items)
                Look(item, where, seen, changeable);
            return;
        }
        if (value.GetType().Assembly != typeof(CallDefinition).Assembly)
        {
            if (value.GetType() is { IsGenericType: true } pair && pair.GetGenericTypeDefinition() == typeof(KeyValuePair<,>))
                Look(pair.GetProperty("Value")!.GetValue(value), where, seen, changeable);
            return;
        }
        foreach (var part in value.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public))
        {
            var name = $"{value.GetType().Name}.{part.Name}";
            if (part.SetMethod is { } set && !set.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)))
                changeable.Add($"{name} can be set");
            // What gives another thing each time is a copy: whoever changes it changes only that.
            if (part.GetIndexParameters().Length == 0 && part.GetValue(value) is { } given && !IsCopy(part, value, given))
                Look(given, name, seen, changeable);
        }
    }

    private static bool IsCopy(PropertyInfo part, object of, object given) =>
        !given.GetType().IsValueType && given is not string && !ReferenceEquals(given, part.GetValue(of));

    private static bool IsChangeable(object collection) =>
        collection is JsonNode or Array { Length: > 0 }
        || collection
            .GetType()
            .GetInterfaces()
            .Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ICollection<>))
            .Any(i => i.GetProperty("IsReadOnly")!.GetValue(collection) is false);
}
