import os
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from sf_common import login, soql

client = WebClient(token=os.environ['SLACK_BOT_TOKEN'])


def blocks(deals):
    out = [{'type': 'header', 'text': {'type': 'plain_text', 'text': 'Closed won yesterday :tada:'}}]
    for d in deals:
        out.append({
            'type': 'section',
            'text': {'type': 'mrkdwn', 'text': '*%s* %s EUR by %s' % (d['Name'], '{:,.0f}'.format(d['Amount'] or 0), d['Owner']['Name'])}
        })
    return out


def main():
    deals = soql(login(), "SELECT Name, Amount, Owner.Name FROM Opportunity WHERE IsWon = true AND CloseDate = YESTERDAY")
    if not deals:
        print('no deals, no post')
        return
    try:
        client.chat_postMessage(channel='#sales-wins', text='%d deals won' % len(deals), blocks=blocks(deals))
    except SlackApiError as e:
        print(e.response['error'])


if __name__ == '__main__':
    main()
