using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Veerkracht.Site.Limits;

/// <summary>
/// Counts in a window that slides, in the memory of this process: with two processes beside each other twice as much goes through. When
/// there is room again is worked out from what was counted, so that who waits as long as is said comes in.
/// </summary>
public sealed class RateLimits(SiteSettings settings, TimeProvider system)
{
    /// <summary>Above so many senders those that have nothing left in their window are forgotten.</summary>
    private const int ManyKeys = 10_000;

    private readonly ConcurrentDictionary<(RateKind, string), Queue<long>> _counted = new();

    /// <summary>Counts one more, or says after how long there is room again.</summary>
    /// <returns>Null where it was counted.</returns>
    public TimeSpan? Take(RateKind kind, string key)
    {
        var limit = settings.Rates.Limits[kind];
        if (_counted.Count > ManyKeys)
            Forget();
        while (true)
        {
            var times = _counted.GetOrAdd((kind, key), _ => new());
            lock (times)
            {
                // Another one forgot it at this moment.
                if (!_counted.TryGetValue((kind, key), out var still) || still != times)
                    continue;
                LeaveOld(times, limit);
                if (times.Count >= limit.Most)
                    return limit.Within - system.GetElapsedTime(times.Peek());
                times.Enqueue(system.GetTimestamp());
                return null;
            }
        }
    }

    /// <summary>The sender, as far as it is told apart: of an IPv6 address one has the whole network.</summary>
    public static string KeyOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }

    private void LeaveOld(Queue<long> times, RateLimit limit)
    {
        while (times.TryPeek(out var oldest) && system.GetElapsedTime(oldest) >= limit.Within)
            times.Dequeue();
    }

    private void Forget()
    {
        foreach (var ((kind, key), times) in _counted)
        {
            lock (times)
            {
                LeaveOld(times, settings.Rates.Limits[kind]);
                if (times.Count == 0)
                    _counted.TryRemove((kind, key), out _);
            }
        }
    }
}
